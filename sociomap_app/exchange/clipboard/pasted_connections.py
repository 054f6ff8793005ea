"""Who knows whom as lines of text: two names to a line, and what holds between them."""

import msgspec

from sociomap_app.exchange.cells import guarded, unguarded
from sociomap_app.exchange.fields.codec import DASHES, NO, YES, decode
from sociomap_app.exchange.fields.dialect import TIE_KIND, WORDS, Dialect, Unreadable, words
from sociomap_app.model import edits
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.fields import MAX_LABEL, TIE_KINDS, TieKind
from sociomap_app.model.sociomap import Sociomap, Tie, TieKey, Wave, tie_key
from sociomap_app.vocabulary.entries import Framework

from .pasted_lines import filled_lines, plain_lines


class Joined(msgspec.Struct, frozen=True):
    """The map with pairs joined, how many lines did so, and a sentence for each that did not."""

    document: Sociomap
    count: int
    problems: tuple[str, ...]


def pairs_as_text(wave: Wave, keys: list[TieKey]) -> str:
    """Lines of two names, whether they know each other, and whether they work closely together."""
    lines = []
    for key in keys:
        tie = wave.ties[key]
        held = (WORDS.yes if holds else WORDS.no for holds in (tie.knows, tie.works_closely))
        lines.append("\t".join([*(guarded(clean_line(wave.alters[one].label, MAX_LABEL)) for one in key), *held]))
    return "\n".join(lines)


def join_lines(document: Sociomap, wave_id: str, text: str, framework: Framework) -> Joined:
    """Join the pairs these lines name. After the names may stand a kind, or yes and no for each kind."""
    wave, dialect = document.wave(wave_id), words(document, framework)
    by_name, plain = _by_name(wave), plain_lines(text)
    ties: dict[TieKey, Tie] = {}
    problems = list(plain.done)
    for line, cells in filled_lines(plain.text, plain.separator or _separator(plain.text)):
        said = [clean_line(unguarded(cell), MAX_LABEL) for cell in cells]
        if not any(said):
            continue
        try:
            ends = _ends(said, by_name)
            holds = _kinds(said[2:], dialect)
        except ValueError as fault:
            problems.append(f"Line {line}: {fault}; left out.")
            continue
        old = ties.get(ends) or wave.ties.get(ends) or Tie(ends, False, False)
        ties[ends] = Tie(ends, old.knows or "knows" in holds, old.works_closely or "works_closely" in holds)
    new = document
    for tie in ties.values():
        one, other = tie.ends
        new = edits.set_tie(new, wave_id, one, other, knows=tie.knows, works_closely=tie.works_closely)
    return Joined(new, len(ties), tuple(problems))


def _separator(text: str) -> str:
    return next((sign for sign in "\t;," if sign in text), "\t")


def _by_name(wave: Wave) -> dict[str, list[str]]:
    """The ids of those of each name, whatever its case."""
    found: dict[str, list[str]] = {}
    for alter in wave.alters.values():
        found.setdefault(folded(alter.label), []).append(alter.id)
    return found


def _ends(words: list[str], by_name: dict[str, list[str]]) -> TieKey:
    """The two who are named. ValueError where a name is nobody's or several people's."""
    if len(words) < 2 or not all(words[:2]):
        raise ValueError("two names belong there")
    found = []
    for name in words[:2]:
        here = by_name.get(folded(name), [])
        if len(here) != 1:
            several = f"{len(here)} are called “{name[:40]}”"
            raise ValueError(several if here else f"nobody on this map is called “{name[:40]}”")
        found.append(here[0])
    if found[0] == found[1]:
        raise ValueError("nobody is joined to themselves")
    return tie_key(*found)


def _kinds(cells: list[str], dialect: Dialect) -> set[TieKind]:
    """What holds between the two. ValueError where it is nothing, or cannot be told."""
    given = [cell for cell in cells if cell]
    if not given:
        return {"knows"}
    if all(folded(cell) in YES + NO for cell in given):
        return _ticked(cells)
    try:
        if set(given).isdisjoint(DASHES):
            return {decode(TIE_KIND, cell, dialect, {}) for cell in given}
    except Unreadable:
        pass  # said below, as is a dash, which is no kind either
    raise ValueError(f"“{' '.join(cells)[:40]}” is no kind of connection")


def _ticked(cells: list[str]) -> set[TieKind]:
    """The kinds that have a yes, each in its own column, in which nothing may stand."""
    if any(cells[len(TIE_KINDS) :]):
        raise ValueError(f"after the names it says yes or no more than {len(TIE_KINDS)} times")
    held = {kind for kind, word in zip(TIE_KINDS, cells, strict=False) if folded(word) in YES}
    if not held:
        raise ValueError("it says that nothing holds between them")
    return held
