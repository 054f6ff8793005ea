"""Floor 3: the open document: its history, its present, and who is told of a change."""
