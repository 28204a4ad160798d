"""Where a code ends and the text after it begins, for cells and lines that hold both."""

import re

from prongsai.rules.thai_text import narrow

_WORD = r"(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?|ข้อ(?:คำถาม)?(?:ที่)?|indicator|item)\s*"
_TOOL = r"(?:IIT|EIT|OIT)(?:\s*(?:ส่วนที่|ส่วน|part)?\s*\(?[\d๐-๙]\)?)?"
_LETTER = r"[IEOieol|!ΟО○◯〇]"
_DIGIT = r"[\d๐-๙]"
_LIKE = r"[\d๐-๙OolI|○◯〇]"
_ITEM = rf"{_LETTER}[ .-]?{_LIKE}{{0,2}}{_DIGIT}{_LIKE}{{0,2}}"
_NUMBER = rf"{_DIGIT}{{1,4}}(?:[.,]{_DIGIT}{{1,2}})?"
_ONE = rf"(?:{_ITEM}|{_NUMBER})"
_SPAN = rf"{_ITEM}\s*(?:[–—~-]|ถึง|to)\s*{_ONE}"
_HEAD = re.compile(
    rf"^\(?(?P<code>(?:{_WORD})?(?:{_TOOL}|{_SPAN}|{_ONE}))\)?[.:)]?(?=\s|$)(?!\s*[.,-]\s*\d)(?P<rest>.*)$",
    re.IGNORECASE,
)


def split_head(cell: str) -> tuple[str, str]:
    """A code and the text after it; ("", cell) when the cell does not begin with anything like a code."""
    text = narrow(cell)
    found = _HEAD.match(text)
    if found is None:
        return "", text
    return found["code"].strip(), found["rest"].strip()
