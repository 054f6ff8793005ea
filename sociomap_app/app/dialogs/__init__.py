"""Windows that open beside the map: tables, figures, help, settings, keys, the walk round the window."""
