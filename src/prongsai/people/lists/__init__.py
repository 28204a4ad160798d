"""Lists from and to Excel: agencies, units, people. Each line is read whole, or its problem is told; nothing is written here."""
