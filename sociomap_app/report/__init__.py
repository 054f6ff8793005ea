"""Floor 5: pages for print.

The library that writes PDF runs whatever Python it finds as ``reportlab_mods`` or ``reportlab_settings`` in the
working folder or, with a dot, in the user's own. Empty modules of these names are there first, so that nothing is
run: a stick or a shared folder is no place for code.
"""

import sys
from types import ModuleType

for _name in ("reportlab_mods", "reportlab_settings"):
    sys.modules.setdefault(_name, ModuleType(_name))
