"""Every question the program asks over its window, and the password it asks for."""
