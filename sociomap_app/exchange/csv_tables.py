"""The public pair for tables in and out; the modules beside it are how it is done."""

from .columns import Term, Vocabulary
from .read_tables import Imported, read_tables
from .write_tables import write_tables

__all__ = ["Imported", "Term", "Vocabulary", "read_tables", "write_tables"]
