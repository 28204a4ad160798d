"""Thai text as it is kept: one spelling for what looks the same, and nothing invisible.

Text reaches the office from Word, from scans and from phones. The same word then comes in several encodings, with
characters nobody sees; two equal words would not be found equal, and an invisible one can turn a line around.
"""

import re
import unicodedata

from prongsai.rules.digits import arabic

# Glyph variants of old Thai fonts, which Windows programs and PDF files leave behind in the private-use area.
_OLD_GLYPHS = str.maketrans({0xF700 + place: letter for place, letter in enumerate("ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู")})
_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_OTHER_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SLIPS = [
    (re.compile("(?<! ) +(?=[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e])"), ""),  # a space before a mark
    (re.compile("\u0e4d([\u0e48-\u0e4b]*)\u0e32"), "\\1\u0e33"),  # sara am in two pieces
    (re.compile("\u0e33([\u0e48-\u0e4b]+)"), "\\1\u0e33"),  # a tone typed behind sara am
    (re.compile("([\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])\\1+"), "\\1"),  # a mark typed twice
    (re.compile("เเ"), "แ"),
]
_MANY_EMPTY_LINES = re.compile("\n{3,}")
_SPACES_AT_LINE_END = re.compile("(?<! ) +$", re.MULTILINE)


def tidy(text: str) -> str:
    """The text in its one kept form: NFC, sara am whole, แ as one letter, no invisible or direction characters.

    Lines stay lines (\\n); empty lines in a row become one; the ends are trimmed. Tidying twice changes nothing more.
    """
    text = _LINE_ENDS.sub("\n", text.translate(_OLD_GLYPHS))
    text = _CONTROL.sub("", _INVISIBLE.sub("", _OTHER_SPACES.sub(" ", text)))
    text = unicodedata.normalize("NFC", text)
    text = _mend(text)
    text = _SPACES_AT_LINE_END.sub("", text)
    return _MANY_EMPTY_LINES.sub("\n\n", text).strip()


def tidy_line(text: str) -> str:
    """The same on one line: any run of white space becomes one space."""
    return " ".join(tidy(text).split())


def narrow(text: str) -> str:
    """A table cell on one line, with full-width and other variant letters and digits in their usual form."""
    return tidy_line(unicodedata.normalize("NFKC", text))


def folded(text: str) -> str:
    """Only the letters, marks and digits of a text, small and in Arabic digits: the form in which texts are compared."""
    kept = (sign for sign in arabic(narrow(text)).lower() if unicodedata.category(sign)[0] in "LMN")
    return "".join(kept)


def _mend(text: str) -> str:
    """The slips of typing and copying, until none is left: mending one may lay another bare."""
    while True:
        before = text
        for slip, right in _SLIPS:
            text = slip.sub(right, text)
        if text == before:
            return text
