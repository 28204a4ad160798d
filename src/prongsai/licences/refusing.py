"""Why something cannot be done here."""


class CannotDo(Exception):
    """Nothing was changed.

    code    state (the application does not stand where this move begins), unchecked (an item has no verdict), nothing_wrong, still_wrong,
            own_work, no_checklist (none is in force), taken, past (a published version cannot begin in the past), empty, no_reason,
            no_appeal, closed, foreign, bad_day, full (an application holds no more papers)
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Stale(Exception):
    """Somebody moved it since the page was opened."""
