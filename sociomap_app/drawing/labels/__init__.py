"""Where names go: the ways to set one, the places it may take, the lines that lead to it."""
