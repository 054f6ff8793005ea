"""Who counts, on which side of the map, and which part of the network somebody belongs to.

Every rule speaks of “the school” or “fellow trainees”, whatever areas a map happens to have. This is
the one place that turns role, area and setting into those words, so that all rules mean the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from sociomap_app.model.asked import asked_by
from sociomap_app.model.clean_text import folded
from sociomap_app.model.fields import FIELDS_BY_NAME, Side
from sociomap_app.model.sociomap import Alter, Design, Sociomap, Wave
from sociomap_app.vocabulary.closed_words import Belongs, Duty
from sociomap_app.vocabulary.entries import Framework

PERSONAL_PARTS = ("family", "friends")


def counted(wave: Wave) -> tuple[Alter, ...]:
    """The alters every figure speaks of, in the order of the wave: not wished-for, not lost."""
    return tuple(alter for alter in wave.alters.values() if alter.counted)


def asked(wave: Wave) -> frozenset[str]:
    """The functions and fields put to the owner: those recorded as asked, and those with any value."""
    return wave.asked | asked_by(wave.alters.values())


def asked_functions(wave: Wave) -> frozenset[str]:
    """The ids of support functions put to the owner, a provider's own and unknown ones too."""
    return frozenset(name for name in asked(wave) if name not in FIELDS_BY_NAME)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Reads side and part of an alter on one date, for one design and one set of words."""

    ego_setting: str | None
    design: Design
    framework: Framework
    sector_sides: Mapping[str, Side]
    sector_parts: Mapping[str, Belongs]

    @classmethod
    def of(cls, sociomap: Sociomap, wave: Wave, framework: Framework) -> "Belonging":
        """For that date of the map. Its own preset's words on an area go before those of other presets."""
        parts = dict(framework.sector_belongs)
        preset = framework.presets.get(sociomap.design.preset)
        if preset is not None:
            parts.update({sector.id: sector.belongs for sector in preset.sector})
        sides = {sector.id: sector.side for sector in sociomap.design.sectors}
        return cls(wave.ego_setting, sociomap.design, framework, sides, parts)

    def side(self, alter: Alter) -> Literal["personal", "professional", ""]:
        """``personal``, ``professional`` or, in an undivided area or where nothing tells, the empty string."""
        drawn = self.sector_sides.get(alter.place.sector or "")
        if drawn:
            return "" if drawn == "undivided" else drawn
        part = self.role_part(alter)
        if not part:
            return ""
        return "personal" if part in PERSONAL_PARTS else "professional"

    def part(self, alter: Alter) -> Belongs:
        """School, provider, peers, profession, family, friends or the empty string.

        The role goes first, then the area, then whether the setting equals ego's (contract).
        """
        found = self.role_part(alter) or self.sector_parts.get(alter.place.sector or "", "")
        if found:
            return found
        return "school" if alter.setting and folded(alter.setting) == folded(self.ego_setting or "") else ""

    def role_part(self, alter: Alter) -> Belongs:
        """The part its role alone speaks of; empty without a role or with a role of none."""
        role = self.framework.roles.get(alter.role or "")
        return role.belongs if role is not None else ""

    def duty(self, alter: Alter) -> Duty:
        """``mentor``, ``tutor`` or ``induction`` where its role is one that rules ask for by name."""
        role = self.framework.roles.get(alter.role or "")
        return role.part if role is not None else ""

    def assigned(self, alter: Alter) -> bool:
        """Whether somebody was assigned to the owner: said so or, where nothing is said, a mentor by role."""
        if alter.assigned is not None:
            return alter.assigned == "assigned"
        return self.duty(alter) == "mentor"

    def can_tell(self, part: str, wave: Wave) -> bool:
        """Whether the map could show somebody of that part, so that nobody there means nobody.

        Roles were asked; or an area speaks of that part and people are in areas; or, for the school,
        settings were asked and ego's is known.
        """
        known = asked(wave)
        if "role" in known:
            return True
        if part == "school" and self.ego_setting and "setting" in known:
            return True
        areas = {sector for sector in self.sector_sides if self.sector_parts.get(sector) == part}
        return bool(areas) and any(alter.place.sector in self.sector_sides for alter in counted(wave))
