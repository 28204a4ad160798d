"""Pages of this room, one module for each page or section of one."""
