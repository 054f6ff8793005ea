"""What stands round the map, made when the map is on the screen: pages, dates, menus, signs."""

from typing import TYPE_CHECKING

from sociomap_app.panels.side_panel import SidePanel
from sociomap_app.panels.wave_bar import WaveBar

from . import focus
from .bars import draw_signs, fill_menus
from .guiding import Guiding
from .keeping import Keeping
from .locking import Locking
from .looking import Looking
from .namesakes import Namesakes
from .only_to_look import OnlyToLook
from .outside import Outside
from .paper import Paper
from .pasting import Pasting
from .pencil import Pencil
from .recent import RecentMenu
from .reviewing import Reviewing
from .spoken import Spoken
from .tasks import Background

if TYPE_CHECKING:
    from .window import Window


def furnish(window: "Window") -> None:
    """Make it all, in this order: what is made later leans on what is there."""
    window.paper, window.pencil, window.looking = Paper(window), Pencil(window), Looking(window)
    window.pasting, window.namesakes, window.keeping = Pasting(window), Namesakes(window), Keeping(window)
    window.outside, window.reviewing, window.locking = Outside(window), Reviewing(window), Locking(window)
    window.only_to_look = OnlyToLook(window)
    window.readings = Background(lambda done: done[0](done[1]), wait=0, parent=window)
    window.panel = SidePanel(window.session, window.framework, window.have_read)
    window.guiding = Guiding(window)
    window.waves = WaveBar(window.session, window.framework)
    window.panel.wanted.connect(lambda name: window.acts[name].trigger())
    window.waves.compare_asked.connect(window.compare)
    window.beside = window.frame.fill(window.pencil.strips, window.waves, window.panel)
    window.recent = RecentMenu(window)
    fill_menus(window, window.recent)
    draw_signs(window)
    window.spoken = Spoken(window)
    focus.lead_back(window)
