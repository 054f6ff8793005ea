"""Who counts, on which side of the map, and which part of the network somebody belongs to.

Every rule speaks of “the school” or “fellow trainees”, whatever areas a map happens to have. This is
the one place that turns role, area and setting into those words, so that all rules mean the same.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from msgspec.structs import replace

from sociomap_app.model.asked import asked_on
from sociomap_app.model.clean_text import folded
from sociomap_app.model.fields import FIELDS_BY_NAME, EgoRole, SettingKind, Side
from sociomap_app.model.sociomap import Alter, Sociomap, Wave
from sociomap_app.vocabulary.closed_words import Belongs, Duty
from sociomap_app.vocabulary.entries import Framework, Role

PERSONAL_PARTS = ("family", "friends")
NOT_SAID: Mapping[str, Any] = {
    **dict.fromkeys(("assesses_me", "direction", "formal", "frequency", "lasting", "quality", "usefulness")),
    **dict.fromkeys(("collaboration", "functions", "purpose"), frozenset()),
}
"""What goes on between somebody and ego, before it is said on that date."""

PEER_STAGES = ("trainee", "ect")
"""What ego and others may be who are fellow trainees and early career teachers."""

BEYOND = ("school", "college", None)
"""Kinds of setting in which somebody is surely beyond ego's own school; None where the kind is not said."""


def counted(wave: Wave) -> tuple[Alter, ...]:
    """The alters every figure speaks of, in the order of the wave: not wished-for, not lost.

    Of those who were only carried over to that date nothing is said of what goes on between them and ego.
    """
    return tuple(
        replace(alter, **NOT_SAID) if alter.id in wave.carried else alter
        for alter in wave.alters.values()
        if alter.counted
    )


def asked(wave: Wave) -> frozenset[str]:
    """The functions and fields put to the owner: those recorded as asked, and those with any value.

    A kind of support that somebody gave who is still only carried over is not asked yet.
    """
    return (wave.asked | asked_on(wave)) - last_time(wave).keys()


def last_time(wave: Wave) -> Mapping[str, Sequence[str]]:
    """For each function who gave it at the date before, and was not looked at on this one."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, alter in wave.alters.items():
        for function in alter.functions if alter.counted and key in wave.carried else ():
            found[function].append(key)
    return found


def asked_functions(wave: Wave) -> frozenset[str]:
    """The ids of support functions put to the owner, a provider's own and unknown ones too."""
    return frozenset(name for name in asked(wave) if name not in FIELDS_BY_NAME)


@dataclass(frozen=True, slots=True)
class Belonging:
    """Reads side and part of an alter on one date, for one design and one set of words.

    ``ego_setting`` is folded; ``kinds`` says what kind of organisation is behind a setting, folded too.
    """

    ego_role: EgoRole | None
    ego_setting: str
    kinds: Mapping[str, SettingKind | None]
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
        kinds = {folded(one.id): one.kind for one in framework.settings.values()}
        kinds.update({folded(one.id): one.kind for one in sociomap.settings})
        own = folded(wave.ego_setting or "")
        return cls(wave.ego_role, own, kinds, framework, sides, parts)

    def side(self, alter: Alter) -> Literal["personal", "professional", ""]:
        """``personal``, ``professional`` or, in an undivided area or where nothing tells, the empty string."""
        drawn = self.sector_sides.get(alter.place.sector or "")
        if drawn:
            return "" if drawn == "undivided" else drawn
        part = self._role_part(alter)
        if not part:
            return "professional" if self._is_of_the_past(alter) else ""
        return "personal" if part in PERSONAL_PARTS else "professional"

    def part(self, alter: Alter) -> Belongs:
        """School, provider, peers, profession (anywhere beyond), family, friends or the empty string.

        Where somebody is goes first, by the two settings; then the role, then the area (contract, *Which place
        somebody belongs to*).
        """
        if self._is_own_group(alter):
            return "peers"
        found = self._setting_part(alter) if self.ego_setting else ""
        found = found or self._role_part(alter)
        if not found and not self._is_of_the_past(alter):
            found = self.sector_parts.get(alter.place.sector or "", "")
        return found or self._elsewhere(alter)

    def belongs_to(self, alter: Alter, part: str) -> bool:
        """Whether somebody is of that part. Peers are those at ego's own stage, in whatever place; to a trainee or
        an early career teacher also whoever is said to be either."""
        if part == "peers" and alter.career_stage in PEER_STAGES and (self.ego_role or "trainee") in PEER_STAGES:
            return True
        return self.part(alter) == part or part == "peers" == self._role_part(alter)

    def _is_own_group(self, alter: Alter) -> bool:
        """A group that meets online belongs to the cohort when its role or its area does."""
        if alter.kind != "group" or alter.group_type != "online":
            return False
        return "peers" in (self._role_part(alter), self.sector_parts.get(alter.place.sector or ""))

    def _setting_part(self, alter: Alter) -> Belongs:
        """What the setting says beside ego's: the provider, the school, or another school or college."""
        setting = folded(alter.setting or "")
        kind = self.kinds.get(setting)
        if not setting or kind == "provider":
            return "provider" if setting else ""
        if setting == self.ego_setting:
            return "school"
        return "profession" if kind in BEYOND else ""

    def _elsewhere(self, alter: Alter) -> Belongs:
        """What is left to a setting where neither role nor area tell: the provider, or another organisation."""
        setting = folded(alter.setting or "")
        kind = self.kinds.get(setting)
        if kind == "provider":
            return "provider"
        return "profession" if self.ego_setting and setting and kind not in ("home", "online") else ""

    def _role_part(self, alter: Alter) -> Belongs:
        """The part its role alone speaks of; empty without a role or with a role of none."""
        role = self.framework.roles.get(alter.role or "")
        return role.belongs if role is not None else ""

    def _is_of_the_past(self, alter: Alter) -> bool:
        """Whether its role says that what somebody belonged to is over, so that no area brings it back."""
        role = self.framework.roles.get(alter.role or "")
        return role is not None and role.past

    def duty(self, alter: Alter) -> Duty:
        """``mentor``, ``tutor`` or ``induction`` for whoever holds that for ego on this date.

        By a role that is there for what ego is then. A mentor of another school is not one of this date.
        """
        role = self.framework.roles.get(alter.role or "")
        if role is None or not self._is_for_ego(role):
            return ""
        elsewhere = self.ego_setting and alter.setting and folded(alter.setting) != self.ego_setting
        return "" if elsewhere and role.part == "mentor" else role.part

    def could_hold(self, alter: Alter, duty: str) -> bool:
        """Whether somebody's role alone is one of that duty for what ego is, wherever they are."""
        role = self.framework.roles.get(alter.role or "")
        return role is not None and role.part == duty and self._is_for_ego(role)

    def duty_words(self, duty: str) -> str:
        """What somebody with that duty is called for what ego is: “ECT mentor”, “tutor”."""
        labels = [one.label for one in self.framework.roles.values() if one.part == duty and self._is_for_ego(one)]
        if len(labels) == 1:
            return labels[0] if labels[0][:2].isupper() else labels[0][:1].lower() + labels[0][1:]
        words = self.framework.abouts.get(duty)
        return words.says if words is not None else duty

    def _is_for_ego(self, role: Role) -> bool:
        return not role.of or self.ego_role is None or self.ego_role in role.of

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
