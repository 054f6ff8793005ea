"""A field of a person as text and back: one codec for each shape, and the two ways of spelling it."""
