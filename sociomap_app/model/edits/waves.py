"""Dates: a new one cloned from the last, what was asked, what was set aside."""

import datetime as dt
from collections.abc import Callable, Iterable, Set
from typing import Any

from msgspec.structs import replace

from sociomap_app.model.asked import asked_by, asked_on
from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.fields import EGO_ROLES, MAX_ASKED, MAX_LABEL, MAX_TEXT
from sociomap_app.model.sociomap import Action, Conversation, Outline, Sociomap, Wave

from .document import word_kept


def with_wave(sociomap: Sociomap, wave_id: str, change: Callable[[Wave], Wave]) -> Sociomap:
    """The document with one wave changed; itself where the change changed nothing."""
    old = sociomap.wave(wave_id)
    new = change(old)
    if new is old or new == old:
        return sociomap
    return replace(sociomap, waves=tuple(new if wave is old else wave for wave in sociomap.waves))


def add_wave(
    sociomap: Sociomap,
    wave_id: str,
    label: str,
    date: dt.date,
    *,
    occasion: str | None = None,
    clone: str | None = None,
) -> Sociomap:
    """A further date, set in by its day; with ``clone`` it starts as that wave was.

    People, ties, outlines and notes are carried over, and so are the actions not done yet. What was
    asked, set aside and said is not: a new date asks anew, and until somebody is looked at there, what they give
    is what they gave last time. Who-knows-whom stays as it was drawn.
    """
    if any(wave.id == wave_id for wave in sociomap.waves):
        raise KeyError(wave_id)
    new = Wave(id=wave_id, label=clean_line(label, MAX_LABEL), occasion=occasion, date=date)
    if clone is not None:
        new = _carried_over(sociomap.wave(clone), new)
    return replace(sociomap, waves=tuple(sorted((*sociomap.waves, new), key=lambda wave: wave.date)))


def _carried_over(source: Wave, new: Wave) -> Wave:
    """``source`` under the id, name and date of ``new``, without whoever is lost and what hangs on them."""
    kept = {key: alter for key, alter in source.alters.items() if alter.status != "lost"}
    there = frozenset(kept)
    return replace(
        source,
        id=new.id,
        label=new.label,
        occasion=new.occasion,
        date=new.date,
        alters=kept,
        ties={ends: tie for ends, tie in source.ties.items() if there.issuperset(ends)},
        outlines=outlines_among(source, there),
        notes={key: note for key, note in source.notes.items() if note.alter is None or note.alter in there},
        asked=frozenset(),
        set_aside={},
        helped=frozenset(),
        change_notes={},
        carried=there,
        conversation=Conversation(actions=_open_actions(source, there)),
    )


def outlines_among(wave: Wave, there: Set[str]) -> dict[str, Outline]:
    """The outlines of a wave round those of their people who are there; without any it goes."""
    left = {key: replace(one, members=one.members.intersection(there)) for key, one in wave.outlines.items()}
    return {key: outline for key, outline in left.items() if outline.members}


def _open_actions(source: Wave, there: frozenset[str]) -> tuple[Action, ...]:
    """Next steps not done yet, each with the wave it was first agreed in."""
    return tuple(
        replace(
            action,
            carried_from=action.carried_from or source.id,
            alter=action.alter if action.alter in there else None,
        )
        for action in source.conversation.actions
        if not action.done
    )


def change_wave(sociomap: Sociomap, wave_id: str, **fields: Any) -> Sociomap:
    """Another name or date, what ego is then and where; the waves stay in order of date."""
    if "label" in fields:
        fields["label"] = clean_line(fields["label"], MAX_LABEL)
    if fields.get("ego_setting") is not None:
        fields["ego_setting"] = word_kept(sociomap, "setting", fields["ego_setting"])
    if fields.get("ego_role") not in (None, *EGO_ROLES):
        raise ValueError(f"ego_role: {fields['ego_role']}")
    changed = with_wave(sociomap, wave_id, lambda wave: replace(wave, **fields))
    in_order = tuple(sorted(changed.waves, key=lambda wave: wave.date))
    return changed if in_order == changed.waves else replace(changed, waves=in_order)


def remove_wave(sociomap: Sociomap, wave_id: str) -> Sociomap:
    """Without that date. The last one stays: a sociomap has at least one."""
    gone = sociomap.wave(wave_id)
    if len(sociomap.waves) == 1:
        return sociomap
    waves = tuple(_without_traces_of(gone.id, wave) for wave in sociomap.waves if wave is not gone)
    copy = sociomap.copy and replace(
        sociomap.copy, waves=tuple(one for one in sociomap.copy.waves if one != gone.id)
    )
    return without_orphans(replace(sociomap, waves=waves, copy=copy))


def _without_traces_of(gone: str, wave: Wave) -> Wave:
    """Actions first agreed on a date that is no more are agreed here; words on what changed since then go."""
    if gone in wave.change_notes:
        wave = replace(wave, change_notes={key: words for key, words in wave.change_notes.items() if key != gone})
    talk = wave.conversation
    if not any(action.carried_from == gone for action in talk.actions):
        return wave
    actions = tuple(replace(one, carried_from=None) if one.carried_from == gone else one for one in talk.actions)
    return replace(wave, conversation=replace(talk, actions=actions))


def without_orphans(sociomap: Sociomap) -> Sociomap:
    """Without lens answers on people who stand in no wave any more, and without what was asked of them."""
    known = {alter for wave in sociomap.waves for alter in wave.alters}
    kept = tuple(lens for lens in sociomap.lenses if lens.alter in known)
    requests = tuple(one for one in sociomap.lens_requests if one.alter in known)
    if (len(kept), len(requests)) == (len(sociomap.lenses), len(sociomap.lens_requests)):
        return sociomap
    return replace(sociomap, lenses=kept, lens_requests=requests)


def set_asked(sociomap: Sociomap, wave_id: str, names: Iterable[str], asked: bool = True) -> Sociomap:
    """Record that functions or fields were put to the owner, or take that back.

    What has a value for anybody stays asked.
    """
    touched = frozenset(names)

    def change(wave: Wave) -> Wave:
        if asked:
            return replace(wave, asked=wave.asked | touched)
        return replace(wave, asked=(wave.asked - touched) | (asked_on(wave) & wave.asked))

    return with_wave(sociomap, wave_id, change)


def still_so(sociomap: Sociomap, wave_id: str, ids: Iterable[str]) -> Sociomap:
    """Those people were looked at, and what was said of them last time holds on this date: it is asked here."""
    looked_at = frozenset(ids)

    def change(wave: Wave) -> Wave:
        those = wave.carried & looked_at
        asked = asked_by(wave.alters[one] for one in those)
        return replace(wave, carried=wave.carried - those, asked=wave.asked | asked)

    return with_wave(sociomap, wave_id, change)


def set_who_knows_whom_done(sociomap: Sociomap, wave_id: str, done: bool) -> Sociomap:
    """Say whether the owner has drawn who knows whom, without which no structure is shown."""
    return with_wave(sociomap, wave_id, lambda wave: replace(wave, who_knows_whom_done=done))


def set_aside(sociomap: Sociomap, wave_id: str, rule: str, reason: str = "") -> Sociomap:
    """The owner says a finding is fine for them, with or without a reason."""
    kept = clean_text(reason, MAX_TEXT)
    return with_wave(sociomap, wave_id, lambda wave: replace(wave, set_aside={**wave.set_aside, rule: kept}))


def take_back(sociomap: Sociomap, wave_id: str, rule: str) -> Sociomap:
    """A finding that was set aside counts again."""

    def change(wave: Wave) -> Wave:
        return replace(wave, set_aside={one: why for one, why in wave.set_aside.items() if one != rule})

    return with_wave(sociomap, wave_id, change)


def set_helped(sociomap: Sociomap, wave_id: str, helped: Iterable[str]) -> Sociomap:
    """What has helped until that date: ids of functions and of the other things in the list."""
    kept = frozenset(word for one in helped if (word := clean_line(one, MAX_LABEL)))
    if len(kept) > MAX_ASKED:
        raise ValueError(f"helped: there are at most {MAX_ASKED:,} words")
    return with_wave(sociomap, wave_id, lambda wave: replace(wave, helped=kept))


def note_change(sociomap: Sociomap, wave_id: str, since: str, words: str) -> Sociomap:
    """The owner's words on what changed since an earlier date; empty words take them away.

    KeyError for a date that is not there, or is the same.
    """
    if since == wave_id:
        raise KeyError(since)
    sociomap.wave(since)
    kept = clean_text(words, MAX_TEXT)

    def change(wave: Wave) -> Wave:
        others = {key: one for key, one in wave.change_notes.items() if key != since}
        return replace(wave, change_notes={**others, since: kept} if kept else others)

    return with_wave(sociomap, wave_id, change)
