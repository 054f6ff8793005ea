"""Each row of the tables as a sentence, for people who read the map by ear or without the picture. No Qt."""

from sociomap_app.editing.session import Selection
from sociomap_app.model.sociomap import WISHED, Alter, Design, Note, Outline, Place, Sociomap, Tie, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import area_word, ring_words, word_for
from sociomap_app.vocabulary.wording import listed

NOT_PLACED = "not placed yet"
WOULD_LIKE = "would like"


def sentence(alter: Alter, document: Sociomap, framework: Framework, *, carried: bool = False) -> str:
    """Who it is, where it stands, what it gives: “A.S., ITT mentor, close, school; supports me weekly: …”.

    Of who was only carried over to a date, what it gives is what it gave last time.
    """
    about = [alter.label]
    if alter.kind != "person":
        about.append(framework.value("group_type", alter.group_type) if alter.group_type else alter.kind)
    if alter.role:
        about.append(word_for(framework, document, "role", alter.role))
    about += where(alter.place, document.design, framework)
    if alter.setting:
        about.append(word_for(framework, document, "setting", alter.setting))
    if alter.status in ("fading", "lost"):
        about.append(framework.value("status", alter.status))
    said = ", ".join(dict.fromkeys(about))
    tie = _tie_to_me(alter, framework)
    gives = gives_words(alter, document, framework)
    if not (tie or gives):
        return said
    told = f"{tie}: {', '.join(gives)}" if tie and gives else tie or f"gives {', '.join(gives)}"
    return f"{said}; {'last time: ' if carried else ''}{told}"


def where(place: Place, design: Design, framework: Framework) -> list[str]:
    """Ring and area in words; “not placed yet” where there is neither."""
    found = []
    if place.ring == WISHED:
        found.append(WOULD_LIKE)
    elif place.ring is not None:
        found.append(ring_words(design, framework)[place.ring - 1])
    sector = design.sector(place.sector)
    if sector is not None:
        found.append(_small(area_word(sector, design, framework)))
    return found or [NOT_PLACED]


def _small(label: str) -> str:
    """With a small first letter, unless the first word is an abbreviation."""
    first = label.split(" ", 1)[0]
    return label if first.isupper() and len(first) > 1 else label[:1].lower() + label[1:]


def _tie_to_me(alter: Alter, framework: Framework) -> str:
    one = alter.kind != "group"
    often = framework.value("frequency", alter.frequency) if alter.frequency else ""
    told = {
        "to_me": "supports me" if one else "support me",
        "from_me": "I support them" if one else "I support this group",
        "both": "we support each other",
    }.get(alter.direction or "", "")
    if told:
        return f"{told} {often}".rstrip()
    return f"in touch {often}" if often else ""


def gives_words(alter: Alter, document: Sociomap, framework: Framework) -> list[str]:
    """What somebody gives, in the order of the lists; words of one's own last."""
    known = [entry.gives for key, entry in framework.functions.items() if key in alter.functions]
    own = sorted(alter.functions - framework.functions.keys())
    return known + [word_for(framework, document, "function", one) for one in own]


def tie_sentence(tie: Tie, wave: Wave) -> str:
    """“A.S. and B.T. know each other and work closely together”."""
    one, other = (wave.alters[end].label for end in tie.ends)
    kinds = ["know each other"] if tie.knows else []
    kinds += ["work closely together"] if tie.works_closely else []
    return f"{one} and {other} {' and '.join(kinds)}"


def outline_sentence(outline: Outline, wave: Wave, framework: Framework) -> str:
    """The name of an outline, its type and who is inside."""
    said = outline.label or "A group"
    if outline.group_type:
        said += f", {framework.value('group_type', outline.group_type)}"
    return f"{said}: {listed([wave.alters[one].label for one in wave.alters if one in outline.members])}"


def note_sentence(note: Note, wave: Wave) -> str:
    """A note with whom it stands beside."""
    alter = wave.alters.get(note.alter or "")
    return f"Note beside {alter.label}: {note.text}" if alter is not None else f"Note: {note.text}"


def joined_words(alter: Alter, wave: Wave) -> str:
    """With whom somebody is joined: “joined with Jo and Mum”; empty for nobody."""
    others = {end for ends in wave.ties if alter.id in ends for end in ends} - {alter.id}
    return (
        f"joined with {listed([wave.alters[one].label for one in wave.alters if one in others])}" if others else ""
    )


def selected(selection: Selection, wave: Wave, document: Sociomap, framework: Framework) -> str:
    """What is selected as a sentence; empty for nothing, and for what is not shown."""
    chosen = [wave.alters[one] for one in wave.alters if one in selection.alters]
    if len(chosen) == 1:
        carried = chosen[0].id in wave.carried
        said = (sentence(chosen[0], document, framework, carried=carried), joined_words(chosen[0], wave))
        return "; ".join(part for part in said if part)
    if chosen:
        return f"{len(chosen)} selected: {listed([alter.label for alter in chosen])}"
    if selection.pointed_out:
        return (
            f"It is about {listed(one.label for one in wave.alters.values() if one.id in selection.pointed_out)}"
        )
    return _drawn(selection, wave, document, framework)


def _drawn(selection: Selection, wave: Wave, document: Sociomap, framework: Framework) -> str:
    """What is selected of what is drawn beside people."""
    tie = wave.ties.get(selection.tie or ("", ""))
    if tie is not None:
        return tie_sentence(tie, wave)
    outline = wave.outlines.get(selection.outline or "")
    if outline is not None:
        return f"Outline {outline_sentence(outline, wave, framework)}"
    note = wave.notes.get(selection.note or "")
    if note is not None:
        return note_sentence(note, wave)
    return f"{document.ego.label or 'Me'}, in the middle" if selection.ego else ""
