"""Names, connections and cells as text on the clipboard, read and written."""
