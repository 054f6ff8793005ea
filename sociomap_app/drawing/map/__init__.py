"""The map as marks: rings and areas, tokens, connections, outlines, notes, title and legend."""
