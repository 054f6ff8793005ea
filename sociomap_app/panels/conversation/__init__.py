"""The page of the conversation: questions, next steps, what is shared, the five lenses."""
