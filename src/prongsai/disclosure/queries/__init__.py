"""Finding items and records within scope."""

from prongsai.disclosure.queries.saying import said_of as said_of
