"""A framework with a few words of its own, for tests of tables."""

import msgspec

from sociomap_app.model.sociomap import Design, Ring
from sociomap_app.vocabulary.entries import Function, Role, Setting
from tests.making import SECTORS
from tests.networks import framework


def _function(word: str, label: str) -> Function:
    return Function(id=word, family="growth", label=label, gives=label, asks=label, source="here")


WORDS = msgspec.structs.replace(
    framework(),
    roles={
        one.id: one
        for one in (
            Role(id="itt_mentor", label="ITT mentor"),
            Role(id="friend", label="Friend"),
            Role(id="family", label="Family member"),
        )
    },
    settings={"placement_a": Setting(id="placement_a", label="Placement A")},
    functions={
        "confide": _function("confide", "I can confide in them"),
        "belonging": _function("belonging", "I feel I belong"),
    },
)
HALVES = Design(
    preset="halves",
    ring_meaning="closeness",
    rings=(Ring("close"), Ring("less close"), Ring("far")),
    sectors=SECTORS["halves"],
)
