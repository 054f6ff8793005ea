"""The commands: one table, when each is possible, and the menus, bars and box that offer them."""
