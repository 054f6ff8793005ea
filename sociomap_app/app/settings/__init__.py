"""Settings and how the window was left, with the pages where they are changed."""
