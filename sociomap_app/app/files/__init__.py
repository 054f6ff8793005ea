"""The map as a file: opening, saving, recovering, earlier versions, passwords, erasing."""
