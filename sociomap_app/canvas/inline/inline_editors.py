"""Editors that open on the map itself: a name in place, somebody new at a place, joining by name, a note."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect

from sociomap_app.drawing.marks import Box
from sociomap_app.editing import operations
from sociomap_app.model.sociomap import Place

from .free_spot import free_spot
from .inline_fields import InlineName, JoinByName

if TYPE_CHECKING:
    from sociomap_app.canvas.map_view import MapView


class InlineEditors:
    """The one editor that may be open on a map, and the ways to open it."""

    def __init__(self, view: "MapView") -> None:
        self._view = view
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
        view = self._view
        if view.names != "typed":
            return
        view.give_up()
        token = view.drawing.figure.tokens.get(alter_id)
        if token is None:
            return
        middle = view.to_window((token.label.left + token.label.right) / 2, token.label.top)
        place = self._line_at(middle)
        label = view.session.wave.alters[alter_id].label
        self._edit(
            InlineName(view, label, place, lambda typed: operations.rename(view.session, alter_id, typed), "Name")
        )

    def rename_selected(self) -> None:
        """Rename the one person selected."""
        view = self._view
        chosen = view.session.selection.alters
        if len(chosen) == 1:
            self.rename(next(iter(chosen)))

    def add_at(self, place: Place, where: QPoint) -> None:
        """Name somebody at a place on the map: a person, group or resource, as the tool says."""
        view = self._view
        view.give_up()
        self._edit(
            InlineName(
                view,
                "",
                self._line_at(where),
                lambda typed: operations.add(view.session, [typed], kind=view.kind, place=place),
                "Name or initials",
            )
        )

    def join_by_name(self) -> None:
        """Join those selected with somebody named by first letters."""
        view = self._view
        chosen = view.session.selection.alters
        alters = view.drawing.scene.wave.alters
        names = {one: alter.label for one, alter in alters.items() if one not in chosen}
        token = next((view.drawing.figure.tokens.get(one) for one in sorted(chosen)), None)
        if not chosen or not names or token is None:
            return
        view.give_up()

        def join(other: str) -> None:
            operations.join(view.session, [(one, other) for one in sorted(chosen)])

        self._edit(JoinByName(view, names, self._line_at(view.to_window(token.x, token.y + token.radius)), join))

    def write_note(self) -> None:
        """A note at the one person selected, else near where it was asked for: where nothing stands."""
        view = self._view
        view.give_up()
        drawing, asked = view.drawing, view.hand.asked_at
        chosen = [one for one in view.session.selection.alters if one in drawing.scene.points]
        alter = chosen[0] if len(chosen) == 1 else None
        if alter is not None:
            x, y = drawing.scene.points[alter]
            spot = self._free(x, y + 14, on_map=False)
            place = Place()
        else:
            design = view.session.document.design
            usual = drawing.plan.point(Place(len(design.rings), design.sectors[0].id, 0.5, 0.5))
            spot = self._free(*(asked or usual), on_map=True)
            place = drawing.plan.nearest(*spot)

        def keep(typed: str) -> None:
            if typed.strip():
                operations.add_note(view.session, typed, alter=alter, place=place)

        self._edit(InlineName(view, "", self._line_at(view.to_window(*spot), middle=True), keep, "Note"))

    def _free(self, x: float, y: float, *, on_map: bool) -> tuple[float, float]:
        """Where a line that is typed hides nobody, near a point of the figure."""
        view, line = self._view, self._line_at(QPoint())
        left, top = view.to_figure(QPointF(4, 4))
        right, bottom = view.to_figure(QPointF(view.width() - 4, view.height() - 4))
        size = line.width() / view.zoom, line.height() / view.zoom
        return free_spot(view.drawing, (x, y), size, Box(left, top, right, bottom), on_map=on_map)

    def _line_at(self, at: QPoint, *, middle: bool = False) -> QRect:
        """Room for a line below a point, or with its middle there."""
        view = self._view
        height = view.fontMetrics().height() + 12
        wide = 180
        left = min(max(at.x() - wide // 2, 4), max(view.width() - wide - 4, 4))
        above = height // 2 if middle else 4
        top = min(max(at.y() - above, 4), max(view.height() - height - 4, 4))
        return QRect(left, top, wide, height)

    def _edit(self, editor: InlineName) -> None:
        self.open = editor

        def gone() -> None:
            if self.open is editor:
                self.open = None

        editor.destroyed.connect(gone)
