"""Thai digits and Arabic ones."""

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def arabic(text: str) -> str:
    return text.translate(_TO_ARABIC)


def thai(text: str) -> str:
    return text.translate(_TO_THAI)
