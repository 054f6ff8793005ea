"""Windows that open beside the map: tables, design, history, figures, lenses, help, settings, keys."""
