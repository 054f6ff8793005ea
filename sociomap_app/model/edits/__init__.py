"""Every change to a document, as a pure function ``Sociomap → Sociomap``.

An edit that changes nothing returns the very document it was given, so callers can tell by identity.
An edit that names a wave or an alter that is not there raises KeyError: that is a fault of the caller.
Each edit keeps what ``model.integrity`` asks for.
"""

from .alters import (
    add_alters,
    change_alters,
    change_each,
    erase_alter,
    place_alters,
    remove_alters,
    unname_alter,
    with_numbers,
)
from .design import keep_closeness, set_ask_quality, set_design
from .document import (
    change_census,
    change_ego,
    forget_sharing,
    keep_own_word,
    keep_own_words,
    record_sharing,
    remember_printing,
    set_code,
    set_kind_of_setting,
    set_lens,
    set_review_date,
    set_title,
    set_view,
    under_another_id,
)
from .drawn import add_note, add_outline, change_note, change_outline, remove_notes, remove_outlines
from .talk import add_action, change_action, change_conversation, remove_action, write_answer
from .ties import join, set_tie
from .waves import (
    add_wave,
    change_wave,
    note_change,
    remove_wave,
    set_aside,
    set_asked,
    set_helped,
    set_who_knows_whom_done,
    still_so,
    take_back,
)

__all__ = [
    "add_action",
    "add_alters",
    "add_note",
    "add_outline",
    "add_wave",
    "change_action",
    "change_alters",
    "change_census",
    "change_conversation",
    "change_each",
    "change_ego",
    "change_note",
    "change_outline",
    "change_wave",
    "erase_alter",
    "forget_sharing",
    "join",
    "keep_closeness",
    "keep_own_word",
    "keep_own_words",
    "note_change",
    "place_alters",
    "record_sharing",
    "remember_printing",
    "remove_action",
    "remove_alters",
    "remove_notes",
    "remove_outlines",
    "remove_wave",
    "set_aside",
    "set_ask_quality",
    "set_asked",
    "set_code",
    "set_design",
    "set_helped",
    "set_kind_of_setting",
    "set_lens",
    "set_review_date",
    "set_tie",
    "set_title",
    "set_view",
    "set_who_knows_whom_done",
    "still_so",
    "take_back",
    "under_another_id",
    "unname_alter",
    "with_numbers",
    "write_answer",
]
