"""An agency's whole record in one archive. Every room declares its tables here; this room knows none of those above it."""

from prongsai.files.export.registry import LeftOut, Table, left_out, of, register_tables, registered_tables

__all__ = ["LeftOut", "Table", "left_out", "of", "register_tables", "registered_tables"]
