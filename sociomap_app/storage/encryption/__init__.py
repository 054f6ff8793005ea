"""A map under a password."""
