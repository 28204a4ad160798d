"""Why something cannot be done here."""


class CannotWatch(Exception):
    """The address is not watched. code: bad_address, too_long"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotDecide(Exception):
    """The finding stays as it is. code: decided (somebody was first), own (the same hand), told (nothing to decide)"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
