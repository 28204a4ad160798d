"""Pages of the register of agencies, units and people."""
