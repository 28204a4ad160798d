"""Measurements, not tests: each module offers measure() -> Table."""
