"""What of a map goes along when it leaves the program, and what stays: one place decides it.

Some parts of a map are nobody's business but its owner's and stay behind unless somebody names them; some usually
go and can be kept back. What stays is not in the document that comes out, so that nothing made from it can tell.
"""

from collections import Counter
from collections.abc import Callable, Set
from typing import NamedTuple, get_args

from msgspec.structs import replace

from sociomap_app.model import edits
from sociomap_app.model.fields import FIELDS_BY_NAME, LENS_SIDES, FurtherPart, UsualPart
from sociomap_app.model.sociomap import Alter, Census, Conversation, Sociomap, Wave

FURTHER_PARTS: tuple[FurtherPart, ...] = get_args(FurtherPart)
"""Parts that stay behind unless they are named."""

USUAL_PARTS: tuple[UsualPart, ...] = get_args(UsualPart)
"""Parts that go unless they are kept back."""

Edit = Callable[[Sociomap], Sociomap]


class _Piece(NamedTuple):
    """A part, or a piece of one that goes another way than the rest of it.

    ``in_tables`` says whether tables have a place for it, ``renamed`` whether it goes along where people are
    called otherwise than as typed.
    """

    part: FurtherPart | UsualPart
    words: str
    without: Edit
    in_tables: bool = True
    renamed: bool = True


def with_only(
    sociomap: Sociomap,
    included: Set[str],
    left_out: Set[str] = frozenset(),
    *,
    names: str = "typed",
    tables: bool = False,
) -> tuple[Sociomap, list[str]]:
    """The map with the parts that were chosen, and a sentence for each that is in it and stayed behind.

    ``names`` is how people will be called, and ``tables`` says where it goes: how to take a part along is told
    only where that can be done. Answers to the lenses that are not released never go. How settings are called is
    for whoever renames people.
    """
    kept, notes = _released_only(sociomap), []
    if "lenses" in included and kept != sociomap:
        notes.append("answers to the five lenses that both sides have not released: left out")
    for piece in _PIECES:
        never = names != "typed" and not piece.renamed
        stays = never or (piece.part in left_out if piece.part in USUAL_PARTS else piece.part not in included)
        bare = piece.without(kept) if stays else kept
        if bare != kept:
            how = f"left out; that never goes with --names {names}" if never else _how(piece, tables=tables)
            notes.append(f"{piece.words}: {how}")
            kept = bare
    return kept, notes


def _how(piece: _Piece, *, tables: bool) -> str:
    """Why it stayed, and how it could go along."""
    if piece.part in USUAL_PARTS:
        return "kept back"
    if tables and not piece.in_tables:
        return "left out; tables have no place for that"
    return f"left out; --with {piece.part} takes that along"


def _each_wave(change: Callable[[Wave], Wave]) -> Edit:
    return lambda sociomap: replace(sociomap, waves=tuple(change(wave) for wave in sociomap.waves))


def _each_alter(**fields: object) -> Edit:
    def bare(alter: Alter) -> Alter:
        return replace(alter, **fields)

    return _each_wave(lambda wave: replace(wave, alters={key: bare(one) for key, one in wave.alters.items()}))


def _without_notes_beside(sociomap: Sociomap) -> Sociomap:
    """Those that stand with nobody’s own particulars."""

    def change(wave: Wave) -> Wave:
        outlines = {key: replace(one, note="") for key, one in wave.outlines.items()}
        return replace(wave, notes={}, outlines=outlines, change_notes={})

    return _each_wave(change)(sociomap)


def _without_quality(sociomap: Sociomap) -> Sociomap:
    bare = _each_alter(quality=None)(sociomap)
    unasked = _each_wave(lambda wave: replace(wave, asked=wave.asked - {"quality"}))(bare)
    return replace(unasked, design=replace(unasked.design, ask_quality=False))


def _without_answers(sociomap: Sociomap) -> Sociomap:
    def change(wave: Wave) -> Wave:
        aside = dict.fromkeys(wave.set_aside, "")
        talk = replace(wave.conversation, answers=(), agreed="")
        return replace(wave, set_aside=aside, conversation=talk)

    return _each_wave(change)(sociomap)


def _without_days(sociomap: Sociomap) -> Sociomap:
    def change(wave: Wave) -> Wave:
        talk = wave.conversation
        return replace(
            wave, conversation=Conversation(answers=talk.answers, actions=talk.actions, agreed=talk.agreed)
        )

    return _each_wave(change)(sociomap)


def _without_steps(sociomap: Sociomap) -> Sociomap:
    return _each_wave(lambda wave: replace(wave, conversation=replace(wave.conversation, actions=())))(sociomap)


def _without_census(sociomap: Sociomap) -> Sociomap:
    return replace(sociomap, ego=replace(sociomap.ego, census=Census()))


def _without_lenses(sociomap: Sociomap) -> Sociomap:
    return replace(sociomap, lenses=(), lens_requests=())


def _without_helped(sociomap: Sociomap) -> Sociomap:
    return _each_wave(lambda wave: replace(wave, helped=frozenset()))(sociomap)


def _without_unions(sociomap: Sociomap) -> Sociomap:
    """Neither groups nor outlines of that type; whoever is one on any date is one on all."""
    unions = {key for wave in sociomap.waves for key, one in wave.alters.items() if one.group_type == "union"}
    for wave in sociomap.waves:
        sociomap = edits.remove_alters(sociomap, wave.id, unions.intersection(wave.alters))
        left = sociomap.wave(wave.id).outlines
        drawn = [key for key, one in left.items() if one.group_type == "union"]
        sociomap = edits.remove_outlines(sociomap, wave.id, drawn)
    return sociomap


def _without_ties(sociomap: Sociomap) -> Sociomap:
    """Neither lines nor outlines that stand for them."""

    def change(wave: Wave) -> Wave:
        outlines = {key: replace(one, all_know=False) for key, one in wave.outlines.items()}
        return replace(wave, ties={}, outlines=outlines, who_knows_whom_done=False)

    return _each_wave(change)(sociomap)


def _without_support(sociomap: Sociomap) -> Sociomap:
    """Not who gives what, and not of what it was asked either: else nobody would seem to give it."""
    bare = _each_alter(functions=frozenset())(sociomap)
    unasked = _each_wave(lambda wave: replace(wave, asked=wave.asked.intersection(FIELDS_BY_NAME)))(bare)
    return _without_idle_words(unasked)


def _without_idle_words(sociomap: Sociomap) -> Sociomap:
    """Without own words for kinds of support of which nothing speaks any more."""
    used = {word for wave in sociomap.waves for word in wave.helped}
    words = tuple(one for one in sociomap.own_words if one.vocabulary != "function" or one.id in used)
    return replace(sociomap, own_words=words)


def _released_only(sociomap: Sociomap) -> Sociomap:
    """Answers to the lenses of which both sides are done and may be shown, and neither is withdrawn; never what is
    still asked of somebody, with the key to what waits for it."""
    shown: Counter[str] = Counter(
        one.alter for one in sociomap.lenses if one.done and one.may_show and one.withdrawn_on is None
    )
    released = tuple(one for one in sociomap.lenses if shown[one.alter] == len(LENS_SIDES))
    return replace(sociomap, lenses=released, lens_requests=())


_PIECES = (
    _Piece("notes", "notes on people", _each_alter(note=""), renamed=False),
    _Piece(
        "notes", "notes on outlines, places and changes", _without_notes_beside, in_tables=False, renamed=False
    ),
    _Piece("quality", "how it feels with people", _without_quality),
    _Piece(
        "conversation",
        "answers of the conversation, what was agreed and reasons",
        _without_answers,
        in_tables=False,
        renamed=False,
    ),
    _Piece("conversation", "the days of the conversations", _without_days, in_tables=False),
    _Piece("steps", "next steps", _without_steps, in_tables=False),
    _Piece("census", "the optional facts about the person at the centre", _without_census, renamed=False),
    _Piece("lenses", "answers to the five lenses", _without_lenses, in_tables=False),
    _Piece("peers", "codes of peers’ own maps", _each_alter(peer_code=""), renamed=False),
    _Piece("helped", "what has helped", _without_helped, in_tables=False),
    _Piece("unions", "groups of the type union", _without_unions),
    _Piece("ties", "who knows whom", _without_ties),
    _Piece("support", "what people give", _without_support),
)
