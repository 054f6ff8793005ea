"""Everything the program says of a map, gathered once, for the window, the paper and the command line."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sociomap_app.analysis.rules.findings import Finding, find
from sociomap_app.analysis.structure.network_shape import NetworkShape, shape
from sociomap_app.analysis.structure.partnerships import Partnerships, RingPartnerships, partnerships
from sociomap_app.analysis.support.coverage import Coverage, coverage
from sociomap_app.model.errors import BadRequest
from sociomap_app.model.sociomap import Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import wave_word

from .measures import Measures, measure

FORMAT, VERSION = "sociomap-analysis", 1


@dataclass(frozen=True, slots=True)
class WaveAnalysis:
    """One wave: its figures, who gives what, and what may be worth talking about; ``carried`` are ids."""

    id: str
    label: str
    date: dt.date
    ego_role: str | None
    carried: tuple[str, ...]
    measures: Measures
    shape: NetworkShape
    partnerships: Partnerships
    coverage: Mapping[str, Coverage]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The waves asked for, oldest first, and the map they are of."""

    sociomap: Sociomap
    waves: tuple[WaveAnalysis, ...]


def analyse(
    sociomap: Sociomap,
    framework: Framework,
    wave_ids: Iterable[str] | None = None,
    *,
    names: Mapping[str, str] | None = None,
) -> Analysis:
    """All waves, or those of the ids given, oldest first. BadRequest for an id the map does not have.

    ``names`` says how alters are called in words, by id; else their labels.
    """
    chosen = None if wave_ids is None else set(wave_ids)
    strange = sorted((chosen or set()) - {wave.id for wave in sociomap.waves})
    if strange:
        known = ", ".join(f"“{wave_word(wave, framework)}” ({wave.id})" for wave in sociomap.waves)
        raise BadRequest(f"This map has no date “{strange[0]}”. It has {known}.")
    waves = [wave for wave in sociomap.waves if chosen is None or wave.id in chosen]
    waves.sort(key=lambda wave: wave.date)
    return Analysis(sociomap, tuple(analyse_wave(sociomap, wave, framework, names=names) for wave in waves))


def analyse_wave(
    sociomap: Sociomap, wave: Wave, framework: Framework, *, names: Mapping[str, str] | None = None
) -> WaveAnalysis:
    """One wave of that map."""
    return WaveAnalysis(
        id=wave.id,
        label=wave_word(wave, framework),
        date=wave.date,
        ego_role=wave.ego_role,
        carried=tuple(one for one in wave.alters if one in wave.carried),
        measures=measure(sociomap, wave, framework),
        shape=shape(sociomap, wave, framework),
        partnerships=partnerships(sociomap, wave),
        coverage=coverage(wave, framework),
        findings=find(sociomap, wave, framework, names=names),
    )


def as_json(analysis: Analysis) -> dict[str, Any]:
    """The analysis as plain dicts, lists, numbers and strings, in the shape of the contract."""
    sociomap, copy = analysis.sociomap, analysis.sociomap.copy
    return {
        "format": FORMAT,
        "version": VERSION,
        "map": {"id": sociomap.id, "code": sociomap.code, "copy_of": copy.of if copy is not None else None},
        "waves": [_wave_json(wave) for wave in analysis.waves],
    }


def _wave_json(wave: WaveAnalysis) -> dict[str, Any]:
    return {
        "id": wave.id,
        "label": wave.label,
        "date": wave.date.isoformat(),
        "ego_role": wave.ego_role,
        "carried": list(wave.carried),
        "measures": {
            name: dict(value) if isinstance(value, Mapping) else value
            for name, value in wave.measures.values.items()
        },
        "undefined": dict(wave.measures.undefined),
        "shape": wave.shape.shape,
        "groups": [list(group) for group in wave.shape.groups],
        "roles": _roles_json(wave.shape),
        "partnerships": {str(row.ring): _partners_json(row) for row in wave.partnerships.rings},
        "coverage": {
            function: {"state": cover.state, "alters": list(cover.alters), "carried": list(cover.carried)}
            for function, cover in wave.coverage.items()
        },
        "findings": [_finding_json(finding) for finding in wave.findings],
    }


def _roles_json(found: NetworkShape) -> dict[str, list[str]]:
    """Who may be what, as it was drawn; nothing at all where no role was sought."""
    if found.roles_reason:
        return {}
    roles = {"hub": found.hubs, "gatekeeper": found.gatekeepers, "pulsetaker": found.pulsetakers}
    return {role: list(alters) for role, alters in roles.items()}


def _partners_json(row: RingPartnerships) -> dict[str, int]:
    return {"formal": len(row.formal), "not_formal": len(row.informal), "not_said": len(row.unsaid)}


def _finding_json(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "state": finding.state,
        "words": finding.words,
        "question": finding.question,
        "alters": list(finding.alters),
        "basis": finding.basis,
        "source": finding.source,
        "set_aside": finding.set_aside,
    }
