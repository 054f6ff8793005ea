"""Words, presets and rules from TOML: strict, with the file, the line and the key of a fault.

A provider's own folder has files of the same names. Its entries replace shipped ones of the same id and
add others; where one of its files has a fault, that file is left out, named, and the shipped one serves.
"""

import contextlib
import re
import tomllib
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import reduce
from pathlib import Path
from typing import Any, Protocol, TypeVar

import msgspec

from sociomap_app.model.errors import BadFramework
from sociomap_app.shelf import shelf

from .consistency import check
from .entries import (
    CensusFile,
    Entry,
    Framework,
    FunctionsFile,
    GuidesFile,
    HelpedFile,
    LensesFile,
    MeasuresFile,
    Preset,
    PromptsFile,
    RolesFile,
    RulesFile,
    SettingsFile,
    SourcesFile,
    SuggestionsFile,
    TermsFile,
    ValuesFile,
    WavesFile,
)
from .lazy_entries import Unread

File = TypeVar("File", bound=Entry)
LARGEST = 1_000_000
MOST_DOTS = 500
"""Dots in a line: no text has as many."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


Named = TypeVar("Named", bound=_Named)


def load(own: Path | None = None) -> Framework:
    """Everything shipped, with what a provider's own folder adds or replaces.

    BadFramework for a fault in a shipped file, once it is looked at; a fault in the provider's is in
    ``problems``, for which everything is read at once.
    """
    framework = _assemble(_Shelves([shelf()]))
    if own is None:
        return framework
    shelves = _Shelves([shelf(), own])
    problems: list[str] = []
    while True:
        try:
            merged = _whole(_assemble(shelves))
        except BadFramework as fault:
            problems.append(str(fault))
            if shelves.last_read is None or shelves.last_read in shelves.left_out:
                return msgspec.structs.replace(framework, problems=tuple(problems))
            shelves.left_out.add(shelves.last_read)
            continue
        return msgspec.structs.replace(merged, problems=tuple(problems))


class _Shelves:
    """The shipped folder and a provider's, read in that order, less the files left out for a fault."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = folders
        self.left_out: set[Path] = set()
        self.last_read: Path | None = None

    def files(self, name: str, kind: type[File], sources: Collection[str] = ()) -> list[File]:
        """Every file of that name. What a provider's names as its source has to be one of ``sources``; what ships
        is held to it by a test, so that nothing reads all sources to show a map."""
        found = []
        for number, folder in enumerate(self.folders):
            path = folder / name
            if path in self.left_out or (number > 0 and not _there(path)):
                continue
            known = frozenset(sources) if number > 0 else None
            self.last_read = path if number > 0 else None
            found.append(read_file(path, kind, known))
        return found

    def preset_files(self) -> list[Preset]:
        names: dict[str, None] = {}
        for folder in self.folders:
            with contextlib.suppress(OSError):  # a folder that cannot be looked at holds nothing
                names.update(dict.fromkeys(sorted(path.name for path in (folder / "presets").glob("*.toml"))))
        presets: list[Preset] = []
        for name in names:
            for number, folder in enumerate(self.folders):
                path = folder / "presets" / name
                if _there(path) and path not in self.left_out:
                    self.last_read = path if number > 0 else None
                    presets.append(read_file(path, Preset))
        return presets


def _assemble(shelves: _Shelves) -> Framework:
    files: dict[str, Any] = {}

    def listed(name: str, kind: type[File], part: Callable[[File], Sequence[Named]]) -> Mapping[str, Named]:
        """One list of a file by id; the file is read once, when the first of its lists is looked at."""

        def read() -> dict[str, Named]:
            if name not in files:
                files[name] = shelves.files(f"words/{name}.toml", kind, () if name == "sources" else sources)
            return {one.id: one for file in files[name] for one in part(file)}

        return Unread(read)

    sources = listed("sources", SourcesFile, lambda file: file.source)
    return Framework(
        sources=sources,
        terms=listed("terms", TermsFile, lambda file: file.term),
        functions=listed("functions", FunctionsFile, lambda file: file.function),
        families=listed("functions", FunctionsFile, lambda file: file.family),
        roles=listed("roles", RolesFile, lambda file: file.role),
        settings=listed("settings", SettingsFile, lambda file: file.setting),
        values=reduce(_over, shelves.files("words/values.toml", ValuesFile)),
        census=listed("census", CensusFile, lambda file: file.item),
        occasions=listed("waves", WavesFile, lambda file: file.occasion),
        helps=listed("helped", HelpedFile, lambda file: file.help),
        lenses=shelves.files("words/lenses.toml", LensesFile)[-1],
        prompts=listed("prompts", PromptsFile, lambda file: file.prompt),
        decks=listed("prompts", PromptsFile, lambda file: file.deck),
        rules=listed("rules", RulesFile, lambda file: file.rule),
        reckoned=listed("rules", RulesFile, lambda file: file.reckoned),
        abouts=listed("rules", RulesFile, lambda file: file.about),
        said=listed("rules", RulesFile, lambda file: file.said),
        suggestions=listed("suggestions", SuggestionsFile, lambda file: file.kind),
        measures=listed("measures", MeasuresFile, lambda file: file.measure),
        guides=listed("guides", GuidesFile, lambda file: file.guide),
        presets=Unread(lambda: {one.id: one for one in shelves.preset_files()}),
    )


def _over(shipped: ValuesFile, own: ValuesFile) -> ValuesFile:
    """A provider's words over those shipped; what is looked up everywhere is never without a word."""
    fields = {
        name: msgspec.structs.replace(
            words,
            values={**shipped.field[name].values, **words.values},
            notes={**shipped.field[name].notes, **words.notes},
            help=words.help or shipped.field[name].help,
        )
        if name in shipped.field
        else words
        for name, words in own.field.items()
    }
    return ValuesFile(
        field={**shipped.field, **fields},
        ego={**shipped.ego, **{name: {**shipped.ego.get(name, {}), **words} for name, words in own.ego.items()}},
        meaning={**shipped.meaning, **own.meaning},
        tie={**shipped.tie, **own.tie},
        side={**shipped.side, **own.side},
        stage={**shipped.stage, **own.stage},
        setting_kind={**shipped.setting_kind, **own.setting_kind},
        names={**shipped.names, **own.names},
        state={**shipped.state, **own.state},
        finding={**shipped.finding, **own.finding},
    )


def _there(path: Path) -> bool:
    """Whether there is such a file; one that cannot be looked at is none."""
    try:
        return path.is_file()
    except OSError:
        return False


def _whole(framework: Framework) -> Framework:
    """The framework with everything read, one list after the other. BadFramework where one cannot be."""
    for name in framework.__struct_fields__:
        part = getattr(framework, name)
        if isinstance(part, Unread):
            len(part)
    return framework


def read_file(path: Path, kind: type[File], sources: Collection[str] | None = None) -> File:
    """One TOML file as its typed shape. BadFramework names file, line and key of what is wrong; also of a source
    that is none of ``sources``, where these are given."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as fault:
        raise BadFramework(f"{path.name}: cannot be read ({fault.strerror}).") from fault
    if len(data) > LARGEST:
        raise BadFramework(f"{path.name}: is larger than a file of words can be.")
    try:
        text = data.decode("utf-8-sig")
        table = _table(text)
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        raise BadFramework(f"{path.name}, line {line}: is not UTF-8 text.") from fault
    except RecursionError as fault:
        raise BadFramework(f"{path.name}: is nested too deeply.") from fault
    except tomllib.TOMLDecodeError as fault:
        raise BadFramework(f"{path.name}: {fault}.") from fault
    except ValueError as fault:
        raise BadFramework(f"{path.name}: holds a number with thousands of digits.") from fault
    try:
        entries = msgspec.convert(table, kind)
    except msgspec.ValidationError as fault:
        raise BadFramework(f"{path.name}, {_where(text, str(fault))}") from fault
    problem = check(entries, sources)
    if problem is not None:
        keys, words = problem
        raise BadFramework(f"{path.name}, line {line_of(text, keys)}, {_dotted(keys)}: {words}.")
    return entries


def _table(text: str) -> dict[str, object]:
    """RecursionError also for a key of thousands of parts, which takes minutes to take in."""
    if any(line.count(".") > MOST_DOTS for line in text.splitlines()):
        raise RecursionError
    return tomllib.loads(text)


Keys = tuple[str | int, ...]


def _where(text: str, message: str) -> str:
    """A msgspec message turned into line, key and what is wrong there."""
    what, _, path = message.partition(" - at `$")
    flat: list[str | int] = []
    for name, index in re.findall(r"([A-Za-z_][\w-]*|\d+(?=[^\]\d]))|\[(\d+)\]", path):
        flat.append(int(index) if index else name)
    keys: Keys = tuple(flat)
    unknown = re.search(r"unknown field `([^`]+)`", what)
    if unknown:
        keys = (*keys, unknown.group(1))
    return f"line {line_of(text, keys)}, {_dotted(keys)}: {what}."


def _dotted(keys: Keys) -> str:
    words = "".join(f"[{key + 1}]" if isinstance(key, int) else f".{key}" for key in keys)
    return words.lstrip(".") or "the whole file"


def line_of(text: str, keys: Keys) -> int:
    """The line on which a key path stands: the n-th ``[[table]]`` of that name, then the key below it."""
    lines = text.splitlines()
    start = 0
    for position, key in enumerate(keys):
        if isinstance(key, int):
            continue
        following = keys[position + 1] if position + 1 < len(keys) else None
        count = following + 1 if isinstance(following, int) else 1
        table = re.compile(rf"^\s*\[+\s*(?:[\w\"-]+\.)*\"?{re.escape(key)}\"?[\s\].]")
        entry = re.compile(rf"^\s*(?:\"?{re.escape(key)}\"?\s*=|.*[{{,]\s*{re.escape(key)}\s*=)")
        seen = 0
        for number in range(start, len(lines)):
            if table.match(lines[number]) or entry.match(lines[number]):
                seen += 1
                start = number
                if seen == count or entry.match(lines[number]):
                    break
    return start + 1
