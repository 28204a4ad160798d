"""Reading everything that a file says, also what nobody sees: in a process of its own, within limits."""

from prongsai.checks.reading.pieces import Piece, Row, Sign, Words, pieces_of

__all__ = ["Piece", "Row", "Sign", "Words", "pieces_of"]
