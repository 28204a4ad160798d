"""Reading assessments: see cases, sources, progress."""
