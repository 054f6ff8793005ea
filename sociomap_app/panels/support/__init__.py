"""Who gives what, as a page, a grid and a mosaic."""
