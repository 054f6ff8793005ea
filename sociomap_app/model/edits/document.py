"""What belongs to the document and not to one wave: code, ego, settings, lens answers, sharing, view.

ValueError for a value that its field does not allow.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from msgspec.structs import replace

from sociomap_app.model.clean_text import clean_line, clean_text
from sociomap_app.model.fields import MAX_LABEL, MAX_SAME_MAP, MAX_TEXT, SettingKind
from sociomap_app.model.integrity import document_faults
from sociomap_app.model.sociomap import Census, KnownSetting, LensView, OwnWord, Printing, Sharing, Sociomap, View


def under_another_id(sociomap: Sociomap, new_id: str) -> Sociomap:
    """The same map as a document of its own: people keep their ids and numbers, and the key and code stay.

    A copy stays one of the map it is of, and says so by ``copy``.
    """
    if sociomap.copy is not None:
        return replace(sociomap, id=new_id)
    before = sorted(sociomap.same_map_as)[: MAX_SAME_MAP - 1]
    return replace(sociomap, id=new_id, same_map_as=frozenset({*before, sociomap.id}))


def set_title(sociomap: Sociomap, title: str) -> Sociomap:
    """A title, which needs nobody's name."""
    return _with(sociomap, title=clean_line(title, MAX_LABEL))


def set_code(sociomap: Sociomap, code: str) -> Sociomap:
    """The participant code of the map; empty is none."""
    return _with(sociomap, code=clean_line(code, MAX_LABEL))


def set_kind_of_setting(sociomap: Sociomap, setting: str, kind: SettingKind | None) -> Sociomap:
    """What kind of organisation is behind a setting; None takes that back."""
    others = [one for one in sociomap.settings if one.id != setting]
    new = [*others, KnownSetting(setting, kind)] if kind is not None else others
    return _with(sociomap, settings=tuple(sorted(new, key=lambda one: one.id)))


def change_ego(sociomap: Sociomap, **fields: Any) -> Sociomap:
    """Label or start of the person at the centre; an empty label becomes *Me*."""
    if "label" in fields:
        fields["label"] = clean_line(fields["label"], MAX_LABEL) or "Me"
    return _with(sociomap, ego=replace(sociomap.ego, **fields))


def change_census(sociomap: Sociomap, **fields: Any) -> Sociomap:
    """Optional facts about ego; an empty text is nothing said."""
    for name, value in fields.items():
        if isinstance(value, str):
            fields[name] = clean_line(value, MAX_LABEL) or None
    census: Census = replace(sociomap.ego.census, **fields)
    return _with(sociomap, ego=replace(sociomap.ego, census=census))


def set_lens(sociomap: Sociomap, lens: LensView) -> Sociomap:
    """One side's answers on one relationship, in place of that side's earlier ones."""
    if not any(lens.alter in wave.alters for wave in sociomap.waves):
        raise KeyError(lens.alter)
    others = (one for one in sociomap.lenses if (one.alter, one.side) != (lens.alter, lens.side))
    ordered = sorted((*others, lens), key=lambda one: (one.alter, one.side))
    return _with(sociomap, lenses=tuple(ordered))


def record_sharing(sociomap: Sociomap, sharing: Sharing) -> Sociomap:
    """Note what was agreed to be shared, in place of an earlier note of the same id."""
    clean = replace(
        sharing,
        with_whom=clean_line(sharing.with_whom, MAX_LABEL),
        purpose=clean_text(sharing.purpose, MAX_TEXT),
    )
    if any(one.id == clean.id for one in sociomap.sharing):
        kept = tuple(clean if one.id == clean.id else one for one in sociomap.sharing)
    else:
        kept = (*sociomap.sharing, clean)
    return _with(sociomap, sharing=kept)


def forget_sharing(sociomap: Sociomap, sharing_id: str) -> Sociomap:
    """Take a sharing note away."""
    return _with(sociomap, sharing=tuple(one for one in sociomap.sharing if one.id != sharing_id))


def set_review_date(sociomap: Sociomap, day: dt.date | None) -> Sociomap:
    """When the owner wants to look again at whether to keep this map."""
    return _with(sociomap, review_on=day)


def set_view(sociomap: Sociomap, **fields: Any) -> Sociomap:
    """How the map is shown."""
    view: View = replace(sociomap.view, **fields)
    return _with(sociomap, view=view)


def remember_printing(sociomap: Sociomap, printing: Printing | None) -> Sociomap:
    """Keep the choice of what goes on paper, or forget it."""
    return _with(sociomap, printing=printing)


def keep_own_word(sociomap: Sociomap, word: OwnWord) -> Sociomap:
    """Keep the label of a word that the shipped lists do not have, so that it reads well anywhere."""
    return keep_own_words(sociomap, [word])


def keep_own_words(sociomap: Sociomap, words: Iterable[OwnWord]) -> Sociomap:
    """Keep the labels of several, the last of those that are the same word."""
    kept = {(one.vocabulary, one.id): one for one in sociomap.own_words}
    new = list(words)
    for word in new:
        kept[word.vocabulary, word.id] = replace(word, label=clean_line(word.label, MAX_LABEL))
    return _with(sociomap, own_words=tuple(kept[key] for key in sorted(kept))) if new else sociomap


def word_kept(sociomap: Sociomap, vocabulary: str, word: str) -> str | None:
    """A role or setting as it is kept: an own word under the id it has, any other clean; None for an empty one."""
    if any((one.vocabulary, one.id) == (vocabulary, word) for one in sociomap.own_words):
        return word
    return clean_line(word, MAX_LABEL) or None


def _with(sociomap: Sociomap, **fields: Any) -> Sociomap:
    new = replace(sociomap, **fields)
    if new == sociomap:
        return sociomap
    for fault in document_faults(new):
        raise ValueError(str(fault))
    return new
