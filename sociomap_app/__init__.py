"""Sociomap: draw the people who hold a beginning teacher up, and talk about what the picture shows."""

__version__ = "0.1.0"
