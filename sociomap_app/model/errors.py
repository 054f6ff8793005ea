"""The family of errors that are the user's to mend.

Each carries one clear sentence: what is wrong, where, and what to do next. Whoever catches a
``UserFault`` shows that sentence and nothing else. Anything outside this family is a fault of the
program and goes to the crash dialog.

    SociomapError
    └── UserFault            something the user can see and mend
        ├── CannotRead       a file that is no sociomap, cut short, or breaks the format
        │   ├── TooNew       written by a later version of the program
        │   ├── BrokenReference   a part points to another that is not there
        │   └── NeedsPassword     encrypted, and no password was given
        │       └── WrongPassword     the one that was given is another
        ├── CannotWrite      the disk, the folder or the permission is at fault
        │   └── ChangedOutside    what stands there is not what was opened or saved last
        ├── BadTable         a CSV table with a fault, with its file and line
        ├── BadFramework     a file of words, presets or rules with a fault, with line and key
        └── BadRequest       a wave, person or choice was asked for that the map does not have
            └── BadWords     the words of a command make no sense, whatever the map
"""


class SociomapError(Exception):
    """Root of every error this program raises on purpose."""


class UserFault(SociomapError):
    """A fault the user can mend; ``str()`` of it is the sentence to show."""


class CannotRead(UserFault):
    """The bytes are not a readable sociomap."""


class TooNew(CannotRead):
    """The file was written by a later version of the program."""


class BrokenReference(CannotRead):
    """A part of the file breaks what must hold of a sociomap."""


class NeedsPassword(CannotRead):
    """The file is encrypted and opens with its password only."""


class WrongPassword(NeedsPassword):
    """The password that was given does not open the file; the file itself may be sound."""


class CannotWrite(UserFault):
    """Nothing could be written; what was there before is still there."""


class ChangedOutside(CannotWrite):
    """The file was changed by somebody else since; it is left as it is."""


class BadTable(UserFault):
    """A table of people, ties or ego has a fault on a known line."""


class BadFramework(UserFault):
    """A file of words, presets, prompts or rules has a fault at a known line and key."""


class BadRequest(UserFault):
    """What was asked for is not in this map."""


class BadWords(BadRequest):
    """The words of a command are off; its exit code is 2."""
