"""The people of the wave in view as rows and columns, without the picture."""

from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sociomap_app.editing import operations
from sociomap_app.editing.session import News, Session
from sociomap_app.exchange.field_words import COLUMNS, GROUP_ONLY, heading
from sociomap_app.model import edits
from sociomap_app.model.clean_text import folded
from sociomap_app.model.fields import FIELDS_BY_NAME, FieldShape
from sociomap_app.model.sociomap import WISHED, Alter
from sociomap_app.panels.controls import field_options
from sociomap_app.panels.controls.labels import tip
from sociomap_app.panels.sentences import gives_words, sentence
from sociomap_app.vocabulary.entries import Framework
from sociomap_app.vocabulary.naming import own_word, word_for

Index = QModelIndex | QPersistentModelIndex
TYPED = ("label", "peer_code", "note")
"""Columns in which words are typed."""

SORT = Qt.ItemDataRole.UserRole
NOBODY = QModelIndex()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column: its field, its heading, and what more there is to say of it."""

    name: str
    title: str
    more: str = ""


LISTS = (FieldShape.TERMS, FieldShape.CHOICES)


def columns(framework: Framework) -> tuple[TableColumn, ...]:
    """Name, kind, place and then every field of the person page."""
    return tuple(TableColumn(name, heading(name, framework), _more(name, framework)) for name in COLUMNS)


def _more(name: str, framework: Framework) -> str:
    """What the heading tells when the pointer rests on it."""
    words = [heading(name, framework)]
    label = field_options.field_label(framework, name)
    if label not in (name, words[0]):
        words.append(label)
    words.append(field_options.field_help(framework, name))
    if name in GROUP_ONLY:
        words.append("Only groups have this.")
    return ". ".join(one.rstrip(".") for one in words if one) + "."


class PeopleModel(QAbstractTableModel):
    """Rows are alters in the order of the wave. It changes the map only through the session."""

    def __init__(self, session: Session, framework: Framework) -> None:
        super().__init__()
        self.session, self.framework = session, framework
        self.columns = columns(framework)
        self.ids: list[str] = list(session.wave.alters)

    def hear(self, news: News) -> None:
        """Tell the views which rows changed."""
        if list(self.session.wave.alters) != self.ids or news.wave or news.opened:
            self.beginResetModel()
            self.ids = list(self.session.wave.alters)
            self.endResetModel()
            return
        touched = news.change.of(self.session.wave.id).alters
        if "design" in news.change.fields or "own_words" in news.change.fields:
            touched = frozenset(self.ids)
        for row, one in enumerate(self.ids):
            if one in touched:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def rowCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = NOBODY) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        across = orientation == Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            label = "" if across else self.session.wave.alters[self.ids[section]].label
            return self.columns[section].title if across else " ".join(label.split())
        if role == Qt.ItemDataRole.ToolTipRole and across:
            return tip(self.columns[section].more)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.isValid() and self._editable(index):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def _editable(self, index: Index) -> bool:
        return self.columns[index.column()].name not in GROUP_ONLY or self.alter(index).kind == "group"

    def alter(self, index: Index) -> Alter:
        """Whom a row speaks of."""
        return self.session.wave.alters[self.ids[index.row()]]

    def _sentence(self, alter: Alter) -> str:
        carried = alter.id in self.session.wave.carried
        return sentence(alter, self.session.document, self.framework, carried=carried)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        alter, column = self.alter(index), self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.shown(alter, column.name)
        if role == SORT:
            return self._sorting(alter, column.name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self._sentence(alter))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column.name == "label":
                return self._sentence(alter)
            return f"{column.title}: {self.shown(alter, column.name) or 'not said'}"
        if role == Qt.ItemDataRole.EditRole:
            return self.shown(alter, column.name)
        return None

    def value(self, alter: Alter, name: str) -> Any:
        """The value of a column, as ``options`` offers it."""
        return getattr(alter.place, name) if name in ("ring", "sector") else getattr(alter, name)

    def shown(self, alter: Alter, name: str) -> str:
        """The words of a cell."""
        value = self.value(alter, name)
        if name in ("role", "setting"):
            return word_for(self.framework, self.session.document, name, value) if value else ""
        if name == "functions":
            gives = gives_words(alter, self.session.document, self.framework)
            return f"{len(gives)}: {', '.join(gives)}" if gives else ""
        if isinstance(value, frozenset):
            return ", ".join(self.framework.value(name, one) for one in sorted(value))
        if name in TYPED:
            return " ".join(str(value).split())
        options = dict(self.options(name) or ())
        return options.get(value, "") if value is not None or name == "ring" else ""

    def options(self, name: str) -> field_options.Options | None:
        """What a column offers; None where words are typed."""
        if name in TYPED:
            return None
        if name == "ring":
            return field_options.rings(self.session.document.design, self.framework)
        if name == "sector":
            return field_options.areas(self.session.document.design, self.framework)
        if name == "role":
            return field_options.roles(self.framework, self.session.document)
        if name == "setting":
            return field_options.settings(self.framework, self.session.document)
        field = FIELDS_BY_NAME[name]
        if name == "functions":
            return self._functions()
        if field.shape is FieldShape.CHOICES:
            return [(code, self.framework.value(name, code)) for code in field.values]
        if field.shape is FieldShape.YES_NO:
            return [(None, field_options.UNSAID), (True, "yes"), (False, "no")]
        if field.shape is FieldShape.SCALE:
            return [(None, field_options.UNSAID), *((number, str(number)) for number in range(1, 6))]
        return field_options.values(field, self.framework)

    def _functions(self) -> field_options.Options:
        """The kinds of support of the lists, and those this map speaks of besides."""
        shipped = self.framework.functions
        own = {one for alter in self.session.wave.alters.values() for one in alter.functions} - shipped.keys()
        found: field_options.Options = [(one, function.label) for one, function in shipped.items()]
        document = self.session.document
        return found + [(one, word_for(self.framework, document, "function", one)) for one in sorted(own)]

    @staticmethod
    def holds_several(name: str) -> bool:
        """Whether several words of a list stand in one cell."""
        return name in FIELDS_BY_NAME and FIELDS_BY_NAME[name].shape in LISTS

    def _sorting(self, alter: Alter, name: str) -> Any:
        value = self.value(alter, name)
        if name == "ring":
            return 98 if value == WISHED else 99 if value is None else value
        if isinstance(value, frozenset):
            return len(value)
        options = [one for one, _ in self.options(name) or ()] if name not in ("role", "setting") else []
        if options:
            return options.index(value) if value in options and value is not None else len(options)
        return folded(self.shown(alter, name))

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole or not self._editable(index):
            return False
        alter, column = self.alter(index), self.columns[index.column()]
        if column.name == "label":
            return operations.rename(self.session, alter.id, str(value))
        if column.name in ("ring", "sector"):
            return operations.move(self.session, {alter.id: replace(alter.place, **{column.name: value})})
        words = f"{alter.label[:30]}: {column.title.lower()}"
        document, wave = self.session.document, self.session.wave.id
        document = edits.change_alters(document, wave, [alter.id], **{column.name: value})
        if column.name in ("role", "setting") and value and value not in dict(self.options(column.name) or ()):
            document = edits.keep_own_word(document, own_word(column.name, value))
        return self.session.apply(words, document)
