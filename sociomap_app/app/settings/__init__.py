"""Settings in force, what stands in their file, and how the window was left."""
