"""Who knows whom: figures of structure, groups, possible roles, the shape, and all of it in sentences."""
