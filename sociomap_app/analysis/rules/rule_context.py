"""What a rule looks at, and what a measure of a rule answers.

A measure never says 0 for something nobody was asked: it answers with a ``Silence`` instead, and a rule
that meets one does not speak.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from sociomap_app.analysis.belonging import Belonging, asked, counted
from sociomap_app.analysis.structure.alter_network import Network, network
from sociomap_app.model.sociomap import Alter, Sociomap, Wave
from sociomap_app.vocabulary.entries import Framework


class Silence(Enum):
    """Why a rule does not speak, although it is neither covered nor a gap."""

    NOT_ASKED = "not asked"
    TOO_FEW = "too few people to say"
    TOO_EARLY = "too early to say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What a measure found: the value, the ids it rests on, and words for ``{what}``.

    ``of`` is how many people the value speaks of, where that is not every counted alter; ``functions``
    the support functions concerned; ``said`` a field, of how many it was said, and how many there are;
    ``share`` that the value is a share, so that the people are counted and not it.
    """

    value: float
    alters: tuple[str, ...] = ()
    what: str = ""
    functions: tuple[str, ...] = ()
    of: int | None = None
    said: tuple[str, int, int] | None = None
    share: bool = False


MeasureAnswer = Measured | Silence


@dataclass(frozen=True)
class RuleContext:
    """One wave in front of the rules, with all they may look at, each worked out once."""

    sociomap: Sociomap
    wave: Wave
    framework: Framework
    previous: Wave | None = None
    names: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def earlier(self) -> "RuleContext | None":
        """The date before this one in front of the rules; None where there is none."""
        if self.previous is None:
            return None
        return RuleContext(self.sociomap, self.previous, self.framework, None, self.names)

    @cached_property
    def alters(self) -> tuple[Alter, ...]:
        """The counted alters, in the order of the wave."""
        return counted(self.wave)

    @cached_property
    def people(self) -> tuple[Alter, ...]:
        """The counted persons and groups: resources left out."""
        return tuple(alter for alter in self.alters if alter.kind != "resource")

    @cached_property
    def persons(self) -> tuple[Alter, ...]:
        """The counted persons."""
        return tuple(alter for alter in self.alters if alter.kind == "person")

    def holding(self, duty: str) -> list[Alter]:
        """The persons who hold that duty for ego on this date."""
        return [alter for alter in self.persons if self.belonging.duty(alter) == duty]

    @cached_property
    def roles_are_clear(self) -> bool:
        """Whether every role that was said is of the lists; another may be any duty, so nobody can be missed."""
        roles = self.framework.roles
        return all(alter.role is None or alter.role in roles for alter in self.people)

    def may_miss(self, duty: str) -> bool:
        """Whether nobody who holds that duty may be told as nobody: every role is of the lists, and no group and
        nobody of another school has one of that duty."""
        holding = self.holding(duty)
        return self.roles_are_clear and not any(
            self.belonging.could_hold(one, duty) for one in self.people if one not in holding
        )

    @cached_property
    def asked(self) -> frozenset[str]:
        """The functions and fields put to the owner."""
        return asked(self.wave)

    @cached_property
    def belonging(self) -> Belonging:
        """How side and part are read on this map."""
        return Belonging.of(self.sociomap, self.wave, self.framework)

    @cached_property
    def professionals(self) -> tuple[Alter, ...]:
        """The counted alters on the professional side."""
        return tuple(alter for alter in self.alters if self.belonging.side(alter) == "professional")

    @cached_property
    def network(self) -> Network:
        """Who is tied to whom, ego removed. Needs numpy."""
        return network(self.wave)

    def said(self, field: str, among: Iterable[Alter]) -> tuple[str, int, int]:
        """Of how many of these alters that field was said; for ``Measured``."""
        values = [getattr(alter, field) for alter in among]
        return field, sum(value is not None and value != frozenset() for value in values), len(values)

    def name(self, alter_id: str) -> str:
        """How that alter is called in words: as the caller chose, else the label."""
        if alter_id in self.names:
            return self.names[alter_id]
        for wave in (self.wave, self.previous):
            if wave is not None and alter_id in wave.alters:
                return wave.alters[alter_id].label
        return alter_id

    def gives(self, function: str) -> str:
        """The words that complete “A.S. gives …” for a function."""
        entry = self.framework.functions.get(function)
        if entry is not None:
            return entry.gives
        own = (w.label for w in self.sociomap.own_words if w.vocabulary == "function" and w.id == function)
        return next(own, function)


def ids(alters: Iterable[Alter]) -> tuple[str, ...]:
    """The ids of those alters, in their order."""
    return tuple(alter.id for alter in alters)
