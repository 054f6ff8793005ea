"""Editors that open on the map itself: a name in place, somebody new at a place, joining by name, a note."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Signal

from sociomap_app.canvas.present_map import PresentMap
from sociomap_app.canvas.zoomable import Zoomable
from sociomap_app.drawing.marks import Box
from sociomap_app.editing import operations
from sociomap_app.editing.session import Session
from sociomap_app.model.fields import Kind
from sociomap_app.model.sociomap import Place

from .free_spot import free_spot
from .inline_fields import InlineName, JoinByName

WIDE = 180
"""How wide a line is that is typed on the map, in pixels."""


class InlineEditors(QObject):
    """The one editor that may be open on a map, and the ways to open it."""

    opening = Signal()
    """One opens: whatever else is going on on the map makes way, and nothing of it happened."""

    def __init__(self, view: Zoomable, present: PresentMap, session: Session) -> None:
        """Editors lie on ``view``, beside what ``present`` shows, and what is typed is kept in the session."""
        super().__init__(view)
        self._view, self._present, self._session = view, present, session
        self.open: InlineName | None = None

    def give_up(self) -> bool:
        """Close the open editor; nothing of it is kept. False where none is open."""
        editor, self.open = self.open, None
        if editor is not None:
            editor.give_up()
        return editor is not None

    def finish(self) -> None:
        """Keep what has been typed, and close."""
        editor, self.open = self.open, None
        if editor is not None:
            editor.finish()

    def keep_in_view(self) -> None:
        """The map has another size: what is being typed stays, where it can be seen."""
        if self.open is not None:
            place, view = self.open.geometry(), self._view
            left = min(place.left(), max(view.width() - place.width() - 4, 4))
            top = min(place.top(), max(view.height() - place.height() - 4, 4))
            self.open.move(left, top)

    def rename(self, alter_id: str) -> None:
        """Type another name in place."""
        if self._present.names != "typed":
            return
        self._make_room()
        token = self._present.drawing.figure.tokens.get(alter_id)
        if token is None:
            return
        middle = self._view.to_window((token.label.left + token.label.right) / 2, token.label.top)
        label = self._session.wave.alters[alter_id].label

        def keep(typed: str) -> None:
            operations.rename(self._session, alter_id, typed)

        self._edit(self._line_at(middle), keep, "Name", label)

    def rename_selected(self) -> None:
        """Rename the one person selected."""
        chosen = self._session.selection.alters
        if len(chosen) == 1:
            self.rename(next(iter(chosen)))

    def add_at(self, place: Place, where: QPoint, kind: Kind) -> None:
        """Name a person, group or resource at a place on the map, which is that point of the window."""
        self._make_room()

        def keep(typed: str) -> None:
            operations.add(self._session, [typed], kind=kind, place=place)

        self._edit(self._line_at(where), keep, "Name or initials")

    def join_by_name(self) -> None:
        """Join those selected with somebody named by first letters."""
        chosen, drawing = self._session.selection.alters, self._present.drawing
        names = {one: alter.label for one, alter in drawing.scene.wave.alters.items() if one not in chosen}
        token = next((drawing.figure.tokens.get(one) for one in sorted(chosen)), None)
        if not names or token is None:
            return
        self._make_room()

        def join(other: str) -> None:
            operations.join(self._session, [(one, other) for one in sorted(chosen)])

        below = self._view.to_window(token.x, token.y + token.radius)
        self._hold(JoinByName(self._view, names, self._line_at(below), join))

    def write_note(self, near: tuple[float, float] | None = None) -> None:
        """A note at the one person selected, else ``near`` a point of the figure: where nothing stands."""
        self._make_room()
        points, chosen = self._present.drawing.scene.points, self._session.selection.alters
        placed = [one for one in chosen if one in points]
        alter = placed[0] if len(placed) == 1 else None
        spot, place = self._by_alter(points[alter]) if alter is not None else self._on_ground(near)

        def keep(typed: str) -> None:
            if typed.strip():
                operations.add_note(self._session, typed, alter=alter, place=place)

        self._edit(self._line_at(self._view.to_window(*spot), middle=True), keep, "Note")

    def _by_alter(self, at: tuple[float, float]) -> tuple[tuple[float, float], Place]:
        """Where a note on somebody is typed. It has no place of its own."""
        return self._free(at[0], at[1] + 14, on_map=False), Place()

    def _on_ground(self, near: tuple[float, float] | None) -> tuple[tuple[float, float], Place]:
        """Where a note on nobody is typed and will stand: by itself, in the outermost ring of the first sector."""
        design, plan = self._session.document.design, self._present.drawing.plan
        usual = plan.point(Place(len(design.rings), design.sectors[0].id, 0.5, 0.5))
        spot = self._free(*(near or usual), on_map=True)
        return spot, plan.nearest(*spot)

    def _make_room(self) -> None:
        """Nothing else is open on the map when an editor opens."""
        self.give_up()
        self.opening.emit()

    def _free(self, x: float, y: float, *, on_map: bool) -> tuple[float, float]:
        """Where a line that is typed hides nobody, near a point of the figure."""
        view, line = self._view, self._line_at(QPoint())
        left, top = view.to_figure(QPointF(4, 4))
        right, bottom = view.to_figure(QPointF(view.width() - 4, view.height() - 4))
        size = line.width() / view.zoom, line.height() / view.zoom
        return free_spot(self._present.drawing, (x, y), size, Box(left, top, right, bottom), on_map=on_map)

    def _line_at(self, at: QPoint, *, middle: bool = False) -> QRect:
        """Room for a line below a point, or with its middle there."""
        view = self._view
        height = view.fontMetrics().height() + 12
        left = min(max(at.x() - WIDE // 2, 4), max(view.width() - WIDE - 4, 4))
        above = height // 2 if middle else 4
        top = min(max(at.y() - above, 4), max(view.height() - height - 4, 4))
        return QRect(left, top, WIDE, height)

    def _edit(self, line: QRect, keep: Callable[[str], None], what: str, text: str = "") -> None:
        self._hold(InlineName(self._view, text, line, keep, what))

    def _hold(self, editor: InlineName) -> None:
        self.open = editor

        def gone() -> None:
            if self.open is editor:
                self.open = None

        editor.destroyed.connect(gone)
