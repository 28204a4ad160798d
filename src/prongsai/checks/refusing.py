"""Why something cannot be done here."""


class CannotWatch(Exception):
    """The address is not watched. code: bad_address, too_long"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
