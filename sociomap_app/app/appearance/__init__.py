"""How the program looks: colours, palette, signs, and following settings and system."""
