"""What leaves the program, and how everything is called in it: the one place for copies, tables, pages, pictures,
figures and comparisons.

What stays is not in the document that comes out, so that nothing made from it can tell.
"""

import datetime as dt
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from sociomap_app.analysis.professional_personal import part_of
from sociomap_app.model import edits
from sociomap_app.model.clean_text import NO_LIMIT, clean_line
from sociomap_app.model.fields import ASKED_FIELDS, FurtherPart, NamesLevel, Part, UsualPart
from sociomap_app.model.sociomap import Copy, Sociomap
from sociomap_app.vocabulary.entries import Framework

from .anonymise import Renaming, functions_used, renamed_by, renaming
from .chosen_parts import with_only
from .keyed_ids import IdKeys, with_keyed_ids, with_keyed_words
from .left_by_renaming import left_by_renaming

READ: frozenset[FurtherPart] = frozenset({"conversation", "steps", "census", "unions", "helped", "peers"})
"""What pages, pictures and figures show of a map without being asked, as far as the level of names allows."""


class Leaving(msgspec.Struct, frozen=True, kw_only=True):
    """What was chosen. ``waves`` are ids of the map, empty for all of its dates; ``included`` and ``left_out`` are
    parts that stay or go otherwise; ``code`` says whether the participant code goes."""

    names: NamesLevel = "typed"
    part: Part = "all"
    waves: tuple[str, ...] = ()
    included: frozenset[FurtherPart] = frozenset()
    left_out: frozenset[UsualPart] = frozenset()
    code: bool = True


def for_tables(sociomap: Sociomap, leaving: Leaving, framework: Framework) -> tuple[Sociomap, list[str]]:
    """The map as tables get it, and a sentence for each thing that stays behind. Typed, ids stay as they are."""
    kept, reports = _kept(sociomap, leaving, framework, tables=True)
    called = _renaming(sociomap, leaving, framework)
    if called is None:
        return kept, reports
    return with_keyed_ids(renamed_by(kept, called, framework), IdKeys(sociomap, "person"), framework), reports


def for_another_map(sociomap: Sociomap, leaving: Leaving, framework: Framework) -> tuple[Sociomap, list[str]]:
    """What goes on as a map of its own, called as typed, and a sentence for each thing that stays behind."""
    return _kept(sociomap, leaving, framework, tables=False)


def as_copy(
    sociomap: Sociomap, leaving: Leaving, framework: Framework, new_id: str, *, on: dt.date | None = None
) -> tuple[Sociomap, list[str]]:
    """A copy under names other than typed, which says what it is, and a sentence for each thing that stays behind.

    It has that id, and every other id follows from the copy key of the map. ValueError for names as typed.
    """
    called = _renaming(sociomap, leaving, framework)
    if called is None:
        raise ValueError(leaving.names)
    kept, reports = _kept(sociomap, leaving, framework, tables=False)
    reports += _of_the_steps(kept)
    keys = IdKeys(sociomap, "person")
    words = with_keyed_words(renamed_by(kept, called, framework), keys, _own_words(kept, called, framework))
    made = with_keyed_ids(words, keys, framework)
    says = Copy(
        of=keys.of("map"),
        audience="person",
        on=on,
        names=leaving.names,
        part=leaving.part,
        waves=tuple(wave.id for wave in made.waves),
        included=frozenset(leaving.included),
        left_out=frozenset(leaving.left_out),
    )
    return replace(made, id=new_id, copy=says, review_on=None), reports


def as_shown(sociomap: Sociomap, leaving: Leaving, framework: Framework) -> Sociomap:
    """The map as pages and pictures show it: ``included`` names what is shown beyond the usual. Ids stay."""
    read = replace(leaving, included=leaving.included | READ)
    kept, _ = _kept(sociomap, read, framework, tables=False)
    called = _renaming(sociomap, leaving, framework)
    return kept if called is None else renamed_by(kept, called, framework)


def as_read(sociomap: Sociomap, names: NamesLevel, framework: Framework) -> Sociomap:
    """The map as figures, findings and comparisons are told of: as it is where people are called as typed; else
    without what is private, and under keyed ids."""
    if names == "typed":
        return sociomap
    keys = IdKeys(sociomap, "person")
    read = with_keyed_ids(as_shown(sociomap, Leaving(names=names), framework), keys, framework)
    return replace(read, id=keys.of("map"))


def _kept(
    sociomap: Sociomap, leaving: Leaving, framework: Framework, *, tables: bool
) -> tuple[Sociomap, list[str]]:
    """What goes of the map, still called as typed, and what stays behind."""
    kept = sociomap
    for wave in sociomap.waves:
        kept = edits.remove_wave(kept, wave.id) if leaving.waves and wave.id not in leaving.waves else kept
    reports = list(_dates_left(len(sociomap.waves) - len(kept.waves)))
    kept = part_of(kept, leaving.part)
    kept, stayed = with_only(kept, leaving.included, leaving.left_out, names=leaving.names, tables=tables)
    typed_settings = "settings" in leaving.included
    reports += stayed
    reports += left_by_renaming(kept, leaving.names, framework, settings_typed=typed_settings)
    reports += _of_the_code(kept.code, leaving)
    return kept if leaving.code else edits.set_code(kept, ""), reports


def _dates_left(count: int) -> Iterator[str]:
    if count == 1:
        yield "1 other date: left out; --waves all takes it along"
    elif count:
        yield f"{count} other dates: left out; --waves all takes them along"


def _of_the_code(code: str, leaving: Leaving) -> Iterator[str]:
    """Whether it goes along, where one might think otherwise: it may be read as a name."""
    if code and not leaving.code:
        yield "the participant code: left out"
    elif code and leaving.names != "typed":
        yield f"the participant code goes along: “{clean_line(code, NO_LIMIT)}”; --no-code leaves it out"


def _of_the_steps(kept: Sociomap) -> Iterator[str]:
    """That what was agreed goes along in the words it was typed in."""
    if any(step.what for wave in kept.waves for step in wave.conversation.actions):
        yield "next steps go along as they were typed; only with whom is called otherwise"


def _renaming(sociomap: Sociomap, leaving: Leaving, framework: Framework) -> Renaming | None:
    """What everything is called: as in the whole map, so that it means the same in whatever is left of it. None
    where it is called as typed."""
    if leaving.names == "typed":
        return None
    typed_settings = "settings" in leaving.included
    return renaming(edits.with_numbers(sociomap), leaving.names, framework, settings_typed=typed_settings)


def _own_words(kept: Sociomap, called: Renaming, framework: Framework) -> dict[tuple[str, str], str]:
    """Roles and kinds of support in no list: by vocabulary and what they are called now, their id in the map."""
    alters = [alter for wave in kept.waves for alter in wave.alters.values()]
    listed = {*framework.functions, *framework.helps, *ASKED_FIELDS}
    used = (
        ("role", {alter.role for alter in alters if alter.role}, called.roles, framework.roles.keys()),
        ("function", functions_used(kept), called.functions, listed),
    )
    return {(kind, now[one]): one for kind, words, now, known in used for one in words - known}
