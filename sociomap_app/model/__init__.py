"""Floor 1: the document, the verbs that change it, and what must hold of it. Standard library only."""
