"""Floor 1: the document, the edits that change it, and what must hold of it. No library but msgspec."""
