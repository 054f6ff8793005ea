"""A map from CSV tables, and as CSV tables: the two ways in and out. The work is done in ``exchange/tables``."""

from sociomap_app.exchange.fields.open_lists import Term, Vocabulary
from sociomap_app.exchange.tables.read_tables import Imported, read_tables
from sociomap_app.exchange.tables.write_tables import write_tables

__all__ = ["Imported", "Term", "Vocabulary", "read_tables", "write_tables"]
