"""What the map shows: findings, figures, overviews."""
