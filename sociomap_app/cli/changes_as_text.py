"""What changed, as it is printed: who is the same and why, who stayed, went, came and moved."""

from collections.abc import Iterable, Iterator, Sequence

from sociomap_app.analysis.comparison.changes_as_json import Called, Calling
from sociomap_app.analysis.comparison.wave_changes import Changes
from sociomap_app.model.clean_text import NO_LIMIT, clean_line
from sociomap_app.model.sociomap import Wave
from sociomap_app.vocabulary.days import day_in_words

UNSURE = (
    "It is not sure who is who where several bear one name: {} They count as lost and as new; "
    "a table of pairs says who they are (--match PAIRS.csv)."
)
OTHERS = "Whoever is new is called as the second file alone would call them."


def print_changes(changes: Changes, calling: Calling, files: Sequence[str]) -> None:
    """``files`` are what the two files are called; none where both dates are of one, and then nobody needs to be
    told who is the same."""
    since, until = _date(calling.first, changes.earlier), _date(calling.second, changes.later)
    ends = (
        [f"{file}, {date}" for file, date in zip(files, (since, until), strict=True)] if files else [since, until]
    )
    print(" to ".join((f"From {ends[0]}", ends[1])))
    for sentence in _who_is_same(changes, calling, two=bool(files)):
        print(sentence)
    for words, names in _rows(changes, calling, two=bool(files)):
        print(f"  {words}: {len(names)}" + (f" ({', '.join(names)})" if names else ""))


def _date(called: Called, wave: Wave) -> str:
    return clean_line(", ".join(filter(None, (called.wave_label, day_in_words(wave.date)))), NO_LIMIT)


def _who_is_same(changes: Changes, calling: Calling, *, two: bool) -> Iterator[str]:
    same = changes.matching
    if two and changes.new and not calling.free_text:
        yield OTHERS
    if same.by == "ids":
        if two:
            yield "Both files are one map: people are the same by their ids."
        return
    matched = [_both(one, other, calling) for one, other in same.pairs]
    how = "by name" if same.by == "names" else "by the table of pairs"
    yield _ended(f"Matched {how}: {', '.join(matched) or 'nobody'}")
    unsure = dict.fromkeys(_as_one(*names) for names in calling.unsure(changes))
    if unsure:
        yield UNSURE.format(_ended(", ".join(unsure)))


def _ended(sentence: str) -> str:
    """With its full stop, which may be that of initials."""
    return sentence if sentence.endswith(".") else f"{sentence}."


def _both(one: str, other: str, calling: Calling) -> str:
    return _as_one(calling.first.names[one], calling.second.names[other])


def _as_one(first: str, second: str) -> str:
    """Both names where they differ as they are read."""
    first, second = clean_line(first, NO_LIMIT), clean_line(second, NO_LIMIT)
    return first if first == second else f"{first} = {second}"


def _rows(changes: Changes, calling: Calling, *, two: bool) -> Iterator[tuple[str, list[str]]]:
    def known(ids: Iterable[str]) -> list[str]:
        """Of one file as they are called now, of two as the first has them."""
        now = {} if two else changes.matching.second_of
        return [
            clean_line(calling.second.names[now[one]] if one in now else calling.first.names[one], NO_LIMIT)
            for one in ids
        ]

    yield "kept", known(changes.kept)
    if changes.carried:
        yield "  of these only carried over, not looked at since", known(changes.carried)
    yield "lost", known(changes.lost)
    yield "new", [clean_line(calling.second.names[one], NO_LIMIT) for one in changes.new]
    yield "moved", known(changes.moved)
    if changes.wishes_met:
        yield "wished for before, and there now", known(changes.wishes_met)
