"""What of a map goes along when it leaves the program, and what stays: one place decides it.

Some parts of a map are nobody's business but its owner's and stay behind unless somebody names them; some usually
go and can be kept back. What stays is not in the document that comes out, so that nothing made from it can tell.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Set
from typing import get_args

from msgspec.structs import replace

from sociomap_app.model.fields import FIELDS_BY_NAME, LENS_SIDES, FurtherPart, UsualPart
from sociomap_app.model.sociomap import Alter, Census, Conversation, Sociomap, Wave

FURTHER_PARTS: tuple[FurtherPart, ...] = get_args(FurtherPart)
"""Parts that stay behind unless they are named."""

USUAL_PARTS: tuple[UsualPart, ...] = get_args(UsualPart)
"""Parts that go unless they are kept back."""

Edit = Callable[[Sociomap], Sociomap]


def with_only(
    sociomap: Sociomap, included: Set[str], left_out: Set[str] = frozenset()
) -> tuple[Sociomap, list[str]]:
    """The map with the parts that were chosen, and a sentence for each that is in it and stayed behind.

    Answers to the lenses that are not released never go. How settings are called is for whoever renames people.
    """
    kept, notes = _released_only(sociomap), []
    if "lenses" in included and kept != sociomap:
        notes.append("answers to the five lenses that both sides have not released: left out")
    for part, (edit, words) in _WITHOUT.items():
        stays = part in left_out if part in USUAL_PARTS else part not in included
        bare = edit(kept) if stays else kept
        if bare != kept:
            how = "kept back" if part in USUAL_PARTS else f"left out; --with {part} takes them along"
            notes.append(f"{words}: {how}")
            kept = bare
    return kept, notes


def _each_wave(change: Callable[[Wave], Wave]) -> Edit:
    return lambda sociomap: replace(sociomap, waves=tuple(change(wave) for wave in sociomap.waves))


def _each_alter(**fields: object) -> Edit:
    def bare(alter: Alter) -> Alter:
        return replace(alter, **fields)

    return _each_wave(lambda wave: replace(wave, alters={key: bare(one) for key, one in wave.alters.items()}))


def _without_notes(sociomap: Sociomap) -> Sociomap:
    def change(wave: Wave) -> Wave:
        outlines = {key: replace(one, note="") for key, one in wave.outlines.items()}
        return replace(wave, notes={}, outlines=outlines, change_notes={})

    return _each_wave(change)(_each_alter(note="")(sociomap))


def _without_quality(sociomap: Sociomap) -> Sociomap:
    bare = _each_alter(quality=None)(sociomap)
    unasked = _each_wave(lambda wave: replace(wave, asked=wave.asked - {"quality"}))(bare)
    return replace(unasked, design=replace(unasked.design, ask_quality=False))


def _without_conversation(sociomap: Sociomap) -> Sociomap:
    def change(wave: Wave) -> Wave:
        aside = dict.fromkeys(wave.set_aside, "")
        return replace(wave, set_aside=aside, conversation=Conversation(actions=wave.conversation.actions))

    return _each_wave(change)(sociomap)


def _without_steps(sociomap: Sociomap) -> Sociomap:
    return _each_wave(lambda wave: replace(wave, conversation=replace(wave.conversation, actions=())))(sociomap)


def _without_census(sociomap: Sociomap) -> Sociomap:
    return replace(sociomap, ego=replace(sociomap.ego, census=Census()))


def _without_lenses(sociomap: Sociomap) -> Sociomap:
    return replace(sociomap, lenses=(), lens_requests=())


def _without_helped(sociomap: Sociomap) -> Sociomap:
    return _each_wave(lambda wave: replace(wave, helped=frozenset()))(sociomap)


def _without_ties(sociomap: Sociomap) -> Sociomap:
    """Neither lines nor outlines that stand for them."""

    def change(wave: Wave) -> Wave:
        outlines = {key: replace(one, all_know=False) for key, one in wave.outlines.items()}
        return replace(wave, ties={}, outlines=outlines, who_knows_whom_done=False)

    return _each_wave(change)(sociomap)


def _without_support(sociomap: Sociomap) -> Sociomap:
    """Not who gives what, and not of what it was asked either: else nobody would seem to give it."""
    bare = _each_alter(functions=frozenset())(sociomap)
    return _each_wave(lambda wave: replace(wave, asked=wave.asked.intersection(FIELDS_BY_NAME)))(bare)


def _released_only(sociomap: Sociomap) -> Sociomap:
    """Answers to the lenses of which both sides are done and may be shown, and neither is withdrawn."""
    shown: Counter[str] = Counter(
        one.alter for one in sociomap.lenses if one.done and one.may_show and one.withdrawn_on is None
    )
    return replace(sociomap, lenses=tuple(one for one in sociomap.lenses if shown[one.alter] == len(LENS_SIDES)))


_WITHOUT: Mapping[str, tuple[Edit, str]] = {
    "notes": (_without_notes, "notes on people, groups, places and changes"),
    "quality": (_without_quality, "how it feels with people"),
    "conversation": (_without_conversation, "answers of the conversation, what was agreed and reasons"),
    "steps": (_without_steps, "next steps"),
    "census": (_without_census, "the optional facts about the person at the centre"),
    "lenses": (_without_lenses, "answers to the five lenses"),
    "peers": (_each_alter(peer_code=""), "codes of peers’ own maps"),
    "helped": (_without_helped, "what has helped"),
    "ties": (_without_ties, "who knows whom"),
    "support": (_without_support, "what people give"),
}
