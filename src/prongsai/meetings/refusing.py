"""Why something cannot be done with orders, meetings and decisions: one code each, put into words by wording.py."""


class CannotOrder(Exception):
    """The order stays as it is.

    code   no_number, no_day, number_used, in_force, another_draft, no_members, no_chair, day_in_the_future
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotArrange(Exception):
    """The series or meeting stays as it is. code: no_reason, same_day, not_planned, outside_the_year, name_used, no_name"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotMinute(Exception):
    """The minutes or a decision stay as they are.

    code   not_planned, not_begun, held, nobody_instead, no_text, due_before, given, foreign_unit
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotFollow(Exception):
    """The decision stays as it is. code: no_text, done, not_done, not_given, same_day, in_the_future, before, foreign"""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Stale(Exception):
    """Somebody wrote there since the form was opened."""
