"""What pointer, fingers and keys do on the map: hit tests, tools, gestures."""
