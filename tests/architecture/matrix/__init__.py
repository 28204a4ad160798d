"""The matrix: every address of the house, asked by every role, of the own agency and of others, of the own unit and of others.

`rows/` holds the table, one file a room: what an address is about, who finds it, what it demands. What each role is to be
answered follows from that and from the table of roles (`expecting`); `world` puts a thing of every kind into two districts and
the centre; `asking` asks.
"""
