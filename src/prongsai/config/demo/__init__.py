"""The demo: a filled system made from real, published documents. Positions only, no personal names."""
