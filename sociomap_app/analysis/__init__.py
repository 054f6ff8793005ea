"""Floor 3: a map in, frozen findings out. Nothing heavy is imported until a figure is asked for."""
