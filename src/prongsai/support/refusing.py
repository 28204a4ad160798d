"""Why something cannot be written here."""


class CannotWrite(Exception):
    """Nothing was changed.

    code    taken (the number or name stands already), counted (the service has counts), not_over, not_begun, too_much
            (more points than the criterion gives), foreign, bad_days, closed
    """

    def __init__(self, code: str, *, at: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.at = at


class Stale(Exception):
    """Somebody changed it since the form was opened."""
