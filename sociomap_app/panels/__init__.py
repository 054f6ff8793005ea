"""Floor 6: everything beside the map: forms, tables, what the map shows, the conversation, the dates."""
