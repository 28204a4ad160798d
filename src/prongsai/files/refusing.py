"""What a file is refused for."""


class CannotTake(Exception):
    """The file cannot be taken in; nothing of it is kept.

    code    a key of files.wording.REFUSALS
    detail  what it was taken for, where that helps: "video/mp4"
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.detail = detail
