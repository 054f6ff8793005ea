"""Takes a person, or a map, out of everything the program keeps."""

import argparse
import os
import sys
from functools import partial
from pathlib import Path

from sociomap_app.cli.common import found
from sociomap_app.model import edits
from sociomap_app.model.clean_text import clean_line, folded
from sociomap_app.model.errors import BadRequest, UserFault, WrongPassword
from sociomap_app.model.sociomap import Sociomap
from sociomap_app.storage import sociomap_file
from sociomap_app.storage.preferences import forget_recent
from sociomap_app.storage.safety import erase as erasing
from sociomap_app.storage.safety import former_names
from sociomap_app.storage.safety.exported_file import is_map
from sociomap_app.storage.safety.safe_write import shown

MAP = ".sociomap"


def add_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--person", metavar="ID", help="one person only, by id or by a name nobody else has")
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(given: argparse.Namespace) -> int:
    """One person out of every date of a map, or the whole map; with all copies. It says first what it will do."""
    try:
        opened = found(given.file, given)
    except UserFault as fault:
        if given.person is not None or isinstance(fault, WrongPassword) or not given.file.is_file():
            raise
        return _unread(given, fault)
    return _map(given, opened) if given.person is None else _person(given, opened)


def _unread(given: argparse.Namespace, fault: UserFault) -> int:
    """A map nobody can read is erased all the same; which copies are of it cannot be told. BadRequest for a file
    that neither begins nor ends like a map."""
    target = Path(os.path.realpath(given.file))  # a link may be called like a map and lead to anything
    if target.suffix.lower() != MAP and not is_map(target):
        raise BadRequest(f"“{shown(given.file)}” is no map, by its name or by how it begins. Nothing was erased.")
    _sure(given, f"{fault}\nErase the file all the same? {erasing.UNTOLD} {erasing.REMAINS}")
    erasing.erase_file(given.file)
    forget_recent(given.file)
    print(f"The file is erased. {erasing.UNTOLD}")
    return 0


def _map(given: argparse.Namespace, opened: sociomap_file.Opened) -> int:
    read = partial(sociomap_file.read, encryption=opened.encryption)
    others = erasing.perhaps_of_another(opened.sociomap.id, read)
    _sure(
        given,
        f"Erase the map “{shown(given.file)}”, its earlier versions and what was not saved of it? "
        f"{f'{others} ' if others else ''}{erasing.REMAINS}",
    )
    if given.yes and others:
        _note(others)
    erasing.erase_file(given.file)
    erased = erasing.erase_copies(opened.sociomap.id, read=read)
    forget_recent(given.file)
    _say("The map is erased.", erased)
    return 0


def _person(given: argparse.Namespace, opened: sociomap_file.Opened) -> int:
    sociomap, encryption = opened.sociomap, opened.encryption
    whom = _whom(sociomap, given)
    label = min(erasing.labels_of(sociomap, whom))
    read, pack = (
        partial(sociomap_file.read, encryption=encryption),
        partial(sociomap_file.encode, encryption=encryption),
    )
    names = former_names.known(sociomap, whom, read)
    damaged = "" if opened.intact else f"“{shown(given.file)}” is not as the program wrote it. "
    _sure(
        given,
        f"{damaged}{names.words(label)}{former_names.LOOK_OVER} Erase “{clean_line(label, 120)}” ({whom}) from "
        f"every date of this map, from its earlier versions and from what was not saved of it? {erasing.REMAINS}",
    )
    without = edits.erase_alter(sociomap, whom, names.names)
    sociomap_file.write(given.file, without, encryption=encryption, expected_digest=opened.digest, in_place=_note)
    erasing.sweep_beside(given.file)
    erased = erasing.erase_person(sociomap.id, whom, also=names.names, read=read, pack=pack)
    _say("The person is erased from this map.", erased)
    named = erasing.still_named(without, names.names - names.shared)
    if named:
        print(f"The name still stands in {named} {'text' if named == 1 else 'texts'} of the map. Look them over.")
    return 0


def _whom(sociomap: Sociomap, given: argparse.Namespace) -> str:
    """The id of the person meant, by it or by a name nobody else has. BadRequest says what would do."""
    everybody = {one for wave in sociomap.waves for one in wave.alters}
    if given.person in everybody:
        return str(given.person)
    meant = folded(given.person)
    names = {one: {folded(name) for name in erasing.labels_of(sociomap, one)} for one in everybody}
    called = sorted(one for one in everybody if meant in names[one])
    if len(called) == 1:
        return called[0]
    if called:
        there = ", ".join(called)
        raise BadRequest(f"Several people are called “{given.person}”. Please give the id of one: {there}.")
    raise BadRequest(f"There is no person “{given.person}” in “{shown(given.file)}”, by id or by name.")


def _note(words: str) -> None:
    print(f"sociomap: note: {words}", file=sys.stderr)


def _say(done: str, erased: erasing.Erased) -> None:
    print(" ".join(part for part in (done, erased.words(), "Copies you made elsewhere are still there.") if part))


def _sure(given: argparse.Namespace, words: str) -> None:
    if given.yes:
        return
    try:
        answer = input(f"{words} [y/N] ")
    except (EOFError, RuntimeError, ValueError):  # nothing more to read, nothing to read from, or no text
        answer = ""
    if answer.strip().lower() not in ("y", "yes"):
        raise BadRequest("Nothing was erased.")
