"""All figures of one wave, by the names others rely on, and why one cannot be had.

A figure that is not defined is None with its reason in plain words, never 0. Size, composition and
strength speak of persons, groups and resources; structure leaves resources out (contract).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from sociomap_app.analysis.structure.alter_network import network
from sociomap_app.model.clean_text import folded
from sociomap_app.model.sociomap import Alter, Design, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework

from .belonging import Belonging, asked_functions, counted
from .measure_names import NAMES, NOBODY, NOT_DRAWN, STRUCTURE
from .tie_strength import strength

Figure = float | int | Mapping[str, int] | None

UNPLACED = "unplaced"
UNDIVIDED = "no area of this map is personal or professional"


@dataclass(frozen=True, slots=True)
class Measures:
    """Every name of ``NAMES`` with its figure; ``undefined`` says why for each that is None."""

    values: Mapping[str, Figure]
    undefined: Mapping[str, str]


Found = dict[str, Figure]
Reasons = dict[str, str]


def measure(sociomap: Sociomap, wave: Wave, framework: Framework) -> Measures:
    """All figures of that wave. Plain Python numbers throughout; formulas stand in
    ``resources/words/measures.toml``."""
    alters = counted(wave)
    found: Found = dict.fromkeys(NAMES)
    reasons: Reasons = {}
    found.update(_sizes(alters, sociomap.design))
    _sides(alters, Belonging.of(sociomap, wave, framework), found, reasons)
    _strengths(alters, sociomap.design, found, reasons)
    _structure(wave, found, reasons)
    _mixture(alters, sociomap.design, found, reasons)
    _setting(alters, wave.ego_setting, found, reasons)
    _give_and_take(alters, wave, found, reasons)
    return Measures(found, {name: reasons[name] for name in NAMES if found[name] is None})


def _sides(alters: Sequence[Alter], belonging: Belonging, found: Found, reasons: Reasons) -> None:
    if set(belonging.sector_sides.values()) == {"undivided"}:
        reasons["size_personal"] = reasons["size_professional"] = UNDIVIDED
        return
    sides = Counter(belonging.side(alter) for alter in alters)
    found.update(size_personal=sides["personal"], size_professional=sides["professional"])


def _sizes(alters: Sequence[Alter], design: Design) -> Found:
    """By ring and by area; whoever lacks either stands beside the map, in the drawing as here."""
    rings = {str(number): 0 for number in range(1, len(design.rings) + 1)} | {UNPLACED: 0}
    sectors = {sector.id: 0 for sector in design.sectors} | {UNPLACED: 0}
    for alter in alters:
        placed = alter.place.on_map
        rings[str(alter.place.ring) if placed else UNPLACED] += 1
        sectors[(alter.place.sector or UNPLACED) if placed else UNPLACED] += 1
    return {
        "size": len(alters),
        "size_by_ring": rings,
        "size_by_sector": sectors,
        "rings": len(design.rings),
    }


def _strengths(alters: Sequence[Alter], design: Design, found: Found, reasons: Reasons) -> None:
    known = [value for alter in alters if (value := strength(alter, design)) is not None]
    if not known:
        by_ring = design.ring_meaning == "closeness"
        none_yet = "nobody stands on a ring yet" if by_ring else "closeness is not recorded for anybody"
        reasons["strength_mean"] = reasons["strength_sd"] = none_yet if alters else NOBODY
        return
    mean = fsum(known) / len(known)
    found["strength_mean"] = mean
    if len(known) < 2:
        reasons["strength_sd"] = "one person alone has no spread"
    else:
        found["strength_sd"] = sqrt(fsum((value - mean) ** 2 for value in known) / (len(known) - 1))


def _structure(wave: Wave, found: Found, reasons: Reasons) -> None:
    # Here, because it begins with numpy, which nothing needs before somebody looks at figures.
    from sociomap_app.analysis.structure.structure_measures import structure

    if not wave.who_knows_whom_done:
        reasons.update(dict.fromkeys(STRUCTURE, NOT_DRAWN))
        return
    figures = structure(network(wave).matrix)
    found.update(figures.values)
    reasons.update(figures.undefined)


def _mixture(alters: Sequence[Alter], design: Design, found: Found, reasons: Reasons) -> None:
    """Blau's H over the areas, 1 − Σ p², and IQV = H / (1 − 1/K), K the areas of the design."""
    areas = Counter(alter.place.sector for alter in alters if alter.place.on_map)
    total = areas.total()
    if not total:
        none_yet = "nobody stands in an area yet" if alters else NOBODY
        reasons["blau_sector"] = reasons["iqv_sector"] = none_yet
        return
    blau = (total * total - sum(count * count for count in areas.values())) / (total * total)
    found["blau_sector"] = blau
    if len(design.sectors) < 2:
        reasons["iqv_sector"] = "the map has one area only, so people cannot be spread over areas"
    else:
        found["iqv_sector"] = blau / (1 - 1 / len(design.sectors))


def _setting(alters: Sequence[Alter], own: str | None, found: Found, reasons: Reasons) -> None:
    """(Ex − In) / (Ex + In): In are alters in ego's own setting, Ex those in another."""
    settings = [alter.setting for alter in alters if alter.setting]
    if not alters:
        reasons["ei_setting"] = NOBODY
    elif not own:
        reasons["ei_setting"] = "your own setting is not recorded"
    elif not settings:
        reasons["ei_setting"] = "no setting is recorded for anybody"
    else:
        inside = [folded(one) for one in settings].count(folded(own))
        found["ei_setting"] = (len(settings) - 2 * inside) / len(settings)


def _give_and_take(alters: Sequence[Alter], wave: Wave, found: Found, reasons: Reasons) -> None:
    if not alters:
        reasons["multiplexity_mean"] = reasons["reciprocity"] = NOBODY
        return
    looked_at = [alter for alter in alters if alter.id not in wave.carried]
    if asked_functions(wave) and looked_at:
        found["multiplexity_mean"] = sum(len(alter.functions) for alter in looked_at) / len(looked_at)
    else:
        reasons["multiplexity_mean"] = "what people give has not been asked yet"
    directions = [alter.direction for alter in alters if alter.direction]
    if directions:
        found["reciprocity"] = directions.count("both") / len(directions)
    else:
        reasons["reciprocity"] = "who supports whom is not recorded for anybody"
