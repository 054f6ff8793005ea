"""Further pages, made when asked for: the people list, who gives what, comparison with an earlier date, notes."""

from collections.abc import Iterator, Sequence

from sociomap_app.analysis.belonging import asked
from sociomap_app.analysis.comparison import wave_changes
from sociomap_app.analysis.support.coverage import coverage, state_words
from sociomap_app.drawing.sheet import Sheet
from sociomap_app.model.sociomap import WISHED, Alter, Sociomap, Wave
from sociomap_app.report.paper_choice import NOTES_ONLY_TYPED, FurtherPage
from sociomap_app.vocabulary.days import wave_in_words
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import word_for

from .list_pages import Heading, list_pages, short_name
from .page import Page, body, make_page
from .structure_pages import mosaic_page, partnerships_page, shape_page, word_pages

ONLY_CARRIED = "Of those still here, only carried over"
"""Of those still here, who was not looked at since."""
GONE = "Lost, or not on the map any more"


def further_pages(
    kind: FurtherPage, sociomap: Sociomap, wave: Wave, framework: Framework, sheet: Sheet
) -> list[Page]:
    """The pages of one kind. KeyError for another than those of ``FURTHER``."""
    in_words = {"mosaic": mosaic_page, "partnerships": partnerships_page, "shape": shape_page}.get(kind)
    if in_words is not None:
        return word_pages(in_words(sociomap, wave, framework), sociomap, wave, framework, sheet)
    title, columns, rows = {
        "people": _people,
        "coverage": _coverage,
        "comparison": _comparison,
        "notes": _notes,
    }[kind](sociomap, wave, framework)
    pages = list(list_pages(body(sheet), sheet.theme, columns, list(rows)))
    return [
        make_page(
            sheet,
            sociomap,
            wave,
            framework,
            title if len(pages) == 1 else f"{title} ({number} of {len(pages)})",
            marks,
        )
        for number, marks in enumerate(pages, start=1)
    ]


def why_not(kind: str, sociomap: Sociomap, wave_id: str, names: str, *, answers: bool = True) -> str:
    """Why that kind of page, or what may be shown, would say nothing; empty where it says something.

    Without ``answers`` these are not printed whatever is chosen: on the map alone, and of a part.
    """
    wave = sociomap.wave(wave_id)
    if kind == "notes":
        return _why_no_notes(wave, names, answers=answers)
    something, why = {
        "lenses": (bool(sociomap.lenses), "The five lenses are not answered on this map."),
        "quality": (any(one.quality for one in wave.alters.values()), "Nothing is said of how connections feel."),
        "shape": (wave.who_knows_whom_done, "Who knows whom has not been drawn on this date yet."),
        "partnerships": ("formal" in asked(wave), "Formal partnerships have not been asked about on this date."),
        "comparison": (sociomap.waves[0].id != wave.id, "There is no earlier date on this map."),
    }.get(kind, (bool(wave.alters), "Nobody is on the map yet."))
    return "" if something else why


def _why_no_notes(wave: Wave, names: str, *, answers: bool) -> str:
    if names != "typed":
        return NOTES_ONLY_TYPED
    if wave.notes or any(alter.note for alter in wave.alters.values()) or (answers and _said(wave)):
        return ""
    return "There are no notes and no answers on this date." if answers else "There are no notes on this date."


Table = tuple[str, Sequence[Heading], Iterator[Sequence[str]]]


def _people(sociomap: Sociomap, wave: Wave, framework: Framework) -> Table:
    columns = [
        Heading("Name", 18),
        Heading("Role", 13),
        Heading("Ring", 9),
        Heading("Area", 14),
        Heading("Setting", 11),
        Heading("In touch", 8),
        Heading("Gives", 27),
    ]

    def rows() -> Iterator[Sequence[str]]:
        for alter in wave.alters.values():
            gives = [
                framework.functions[one].gives
                if one in framework.functions
                else word_for(framework, sociomap, "function", one)
                for one in _in_order(alter.functions, framework)
            ]
            yield (
                alter.label + _state(alter, framework),
                word_for(framework, sociomap, "role", alter.role) if alter.role else "",
                ring_words(sociomap, alter),
                _area(sociomap, alter),
                word_for(framework, sociomap, "setting", alter.setting) if alter.setting else "",
                _as_of(wave, alter, framework.value("frequency", alter.frequency) if alter.frequency else ""),
                _as_of(wave, alter, "; ".join(gives)),
            )

    return "People, groups and resources", columns, rows()


def _as_of(wave: Wave, alter: Alter, gives: str) -> str:
    """What goes on with somebody; of who was only carried over that it was so last time, and nothing of who is
    lost."""
    if not gives or not alter.counted:
        return ""
    return f"last time: {gives}" if alter.id in wave.carried else gives


def _in_order(functions: frozenset[str], framework: Framework) -> list[str]:
    known = list(framework.functions)
    return sorted(functions, key=lambda one: (known.index(one) if one in known else len(known), one))


def _state(alter: Alter, framework: Framework) -> str:
    return "" if alter.status == "current" else f" ({framework.value('status', alter.status)})"


def _area(sociomap: Sociomap, alter: Alter) -> str:
    sector = sociomap.design.sector(alter.place.sector)
    return sector.label if sector is not None else ""


def ring_words(sociomap: Sociomap, alter: Alter) -> str:
    """The ring somebody stands on, in the owner's words."""
    ring = alter.place.ring
    if ring is None:
        return "not placed yet"
    return "would like" if ring == WISHED else sociomap.design.rings[ring - 1].label


def support_words(change: wave_changes.SupportChange, sociomap: Sociomap, wave: Wave, framework: Framework) -> str:
    """*Feedback on my teaching: from “one only” to “several”; now K.S. and M.T.*"""
    states, names = framework.values.state, [short_name(wave.alters[one]) for one in change.after.alters]
    what = word_for(framework, sociomap, "function", change.function)
    said = (
        f"{what}: from “{states[change.before.state]}” to “{state_words(change.after, change.before, framework)}”"
    )
    return f"{said}; now {', '.join(names)}" if names else said


def _coverage(sociomap: Sociomap, wave: Wave, framework: Framework) -> Table:
    columns = [Heading("Support", 34), Heading("From how many", 18), Heading("Who", 48)]

    def rows() -> Iterator[Sequence[str]]:
        earlier = sociomap.before(wave)
        last = coverage(earlier, framework) if earlier is not None else {}
        for function, one in coverage(wave, framework).items():
            entry = framework.functions.get(function)
            words = entry.label if entry is not None else word_for(framework, sociomap, "function", function)
            names = ", ".join(short_name(wave.alters[alter]) for alter in one.alters)
            before = ", ".join(short_name(wave.alters[alter]) for alter in one.carried)
            told = "; ".join(filter(None, (names, before and f"last time: {before}")))
            yield (words, state_words(one, last.get(function), framework), told)

    return "Who gives what", columns, rows()


def _comparison(sociomap: Sociomap, wave: Wave, framework: Framework) -> Table:
    number = [one.id for one in sociomap.waves].index(wave.id)
    if number == 0:
        return (
            "Compared with an earlier date",
            [Heading("There is no earlier date on this map yet", 100)],
            iter(()),
        )
    earlier = sociomap.waves[number - 1]
    found = wave_changes.compare(sociomap, earlier, wave)
    columns = [Heading(f"Since {wave_in_words(earlier, framework)}", 26), Heading("Who", 74)]

    def rows() -> Iterator[Sequence[str]]:
        carried = [(ONLY_CARRIED, found.carried)] if found.carried else []
        there = [("Still here", found.kept), *carried, (GONE, found.lost), ("New on the map", found.new)]
        for words, ids in there:
            names = [short_name(wave.alters.get(one) or earlier.alters[one]) for one in ids]
            yield (f"{words}: {len(ids)}", ", ".join(names))
        for one in found.moved:
            before, after = earlier.alters[one], wave.alters[one]
            moved = (
                f"{short_name(after)}: from “{ring_words(sociomap, before)}” to “{ring_words(sociomap, after)}”"
            )
            yield ("Moved", moved)
        if found.wishes_met:
            yield ("Wished for before", ", ".join(short_name(wave.alters[one]) for one in found.wishes_met))
        for change in wave_changes.support_changes(earlier, wave, framework):
            yield ("What they give", support_words(change, sociomap, wave, framework))

    return "Compared with an earlier date", columns, rows()


def _notes(sociomap: Sociomap, wave: Wave, framework: Framework) -> Table:
    columns = [Heading("About", 25), Heading("Note", 75)]

    def rows() -> Iterator[Sequence[str]]:
        for alter in wave.alters.values():
            if alter.note:
                yield (alter.label, alter.note)
        for note in wave.notes.values():
            about = wave.alters[note.alter].label if note.alter else "a place on the map"
            yield (about, note.text)
        yield from _said(wave)

    return "Notes and answers", columns, rows()


def _said(wave: Wave) -> list[tuple[str, str]]:
    """What was said and agreed in the conversation, each under the question it answers."""
    talk = wave.conversation
    said = [(answer.question, answer.words) for answer in talk.answers if answer.words]
    return [*said, ("What we agreed", talk.agreed)] if talk.agreed else said
