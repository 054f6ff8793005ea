"""What the commands do on the map: drawing, looking, pasting, the guided start."""
