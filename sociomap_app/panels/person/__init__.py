"""The page for whatever is selected: a person, a connection, an outline, a note, or me."""
