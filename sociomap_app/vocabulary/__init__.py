"""Floor 2: words, presets, prompts and rules as data, shipped or a provider's own."""
