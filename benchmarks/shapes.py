"""How often a shape or a role is named where there is none, and how often it is found where it was put.

Then how long the figures, the findings and the shape of a full map take together.
"""

import random
import time
from collections.abc import Callable

from msgspec.structs import replace

from sociomap_app.analysis.structure.alter_network import Network, network
from sociomap_app.analysis.structure.network_shape import NetworkShape, shape, shape_of
from sociomap_app.analysis.wave_analysis import analyse_wave
from sociomap_app.vocabulary.loader import load

from . import planted
from .maps import map_of
from .planted import MIDDLE

NETWORKS, SEED = 3000, 13
MOST_BY_CHANCE, FEWEST_HITS = 0.10, 0.90
PEOPLE, TIES, TIMES = 60, 150, 200
LIMIT_MS = 20.0

Planted = tuple[str, Callable[[random.Random], Network], Callable[[NetworkShape], bool]]
KINDS: tuple[Planted, ...] = (
    ("groups joined by one person", planted.joined, lambda one: one.shape == "bridging" and MIDDLE in one.linking),
    ("groups with no tie between", planted.separate, lambda one: one.shape == "bridging" and one.link == "me"),
    ("a star with a rim", planted.star, lambda one: one.shape == "mixed" and one.hubs == (MIDDLE,)),
    ("a clique", planted.clique, lambda one: one.shape == "connected"),
    ("isolates", planted.isolates, lambda one: one.shape == "radial"),
)
FURTHER: tuple[Planted, ...] = (
    ("groups in which half know each other", lambda chance: planted.joined(chance, (0.5, 0.5)), KINDS[0][2]),
    ("a pulsetaker", planted.unseen, lambda one: one.pulsetakers == (MIDDLE,)),
)


def run() -> bool:
    """Print the shares and the times; whether those that have a limit keep it."""
    kept = [_by_chance()]
    kept += [_hits(*one) >= FEWEST_HITS for one in KINDS]
    for one in FURTHER:
        _hits(*one)
    kept.append(_taken())
    return all(kept)


def _by_chance() -> bool:
    chance = random.Random(SEED)
    found = [shape_of(planted.shapeless(chance)) for _ in range(NETWORKS)]
    named = {
        "bridging": [one.shape == "bridging" for one in found],
        "hub": [bool(one.hubs) for one in found],
        "gatekeeper": [bool(one.gatekeepers) for one in found],
        "pulsetaker": [bool(one.pulsetakers) for one in found],
    }
    named["any of them"] = [any(one) for one in zip(*named.values(), strict=True)]
    for name, hits in named.items():
        print(f"shapes, no shape at all: {name} in {sum(hits) / len(hits):.1%} of {len(hits)}")
    return all(sum(hits) <= MOST_BY_CHANCE * len(hits) for hits in named.values())


def _hits(name: str, make: Callable[[random.Random], Network], right: Callable[[NetworkShape], bool]) -> float:
    chance = random.Random(SEED)
    hits = [right(shape_of(make(chance))) for _ in range(NETWORKS // 5)]
    print(f"shapes, {name}: found in {sum(hits) / len(hits):.1%} of {len(hits)}")
    return sum(hits) / len(hits)


def _taken() -> bool:
    framework = load()
    sociomap = map_of(PEOPLE, TIES, framework)
    wave = replace(sociomap.latest, who_knows_whom_done=True)
    sociomap = replace(sociomap, waves=(wave,))
    everybody = network(wave)
    whole, alone, most = [], [], []
    for _ in range(TIMES):
        began = time.perf_counter()
        analyse_wave(sociomap, wave, framework)
        between = time.perf_counter()
        shape(sociomap, wave, framework)
        ended = time.perf_counter()
        whole.append((ended - began) * 1000)
        alone.append((ended - between) * 1000)
        shape_of(everybody)
        most.append((time.perf_counter() - ended) * 1000)
    times = (("figures, findings and shape", whole), ("the shape alone", alone), ("were all professional", most))
    for name, taken in times:
        taken.sort()
        print(
            f"shapes, {name}: median {taken[TIMES // 2]:.2f} ms, p95 {taken[int(TIMES * 0.95)]:.2f} ms; "
            f"{PEOPLE} people, {TIES} connections"
        )
    return whole[int(TIMES * 0.95)] <= LIMIT_MS
