"""The pages of evidence: the library, one piece, putting files in, and the gate to all bytes."""
