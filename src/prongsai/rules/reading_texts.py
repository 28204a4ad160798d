"""Which node of a framework a text beside a code belongs to, damage of scanning allowed for."""

from collections.abc import Mapping

from prongsai.rules.framework import Framework, Node
from prongsai.rules.thai_text import folded

SHORTEST = 6
SAME_FROM = 8
OTHER_UNDER = 5
"""In tenths of the shared pieces of three letters: from 8 the texts are the same, under 5 they are different."""


class TextIndex:
    """The texts of a framework's nodes, cut into pieces of three letters."""

    def __init__(self, framework: Framework) -> None:
        self._nodes: Mapping[str, list[frozenset[str]]] = {
            node.code: [_pieces(text) for text in _texts(node)] for node in framework.root.walk()
        }
        self._known: dict[str, frozenset[str]] = {}

    def named_by(self, text: str) -> frozenset[str]:
        """Codes whose text this is: the best likeness of eight tenths or more; empty when nothing is like it."""
        key = folded(text)
        if key not in self._known:
            self._known[key] = self._search(key)
        return self._known[key]

    def is_far_from(self, text: str, code: str) -> bool:
        """The text is another one than the node's."""
        common, size = self._likeness(_pieces(folded(text)), code)
        return common * 20 < OTHER_UNDER * size

    def _search(self, key: str) -> frozenset[str]:
        if len(key) < SHORTEST:
            return frozenset()
        pieces = _pieces(key)
        best: tuple[int, int] = (SAME_FROM, 20)
        named: set[str] = set()
        for code in self._nodes:
            common, size = self._likeness(pieces, code)
            ahead = common * best[1] - best[0] * size
            if size and ahead > 0:
                best, named = (common, size), {code}
            elif size and ahead == 0:
                named.add(code)
        return frozenset(named)

    def _likeness(self, pieces: frozenset[str], code: str) -> tuple[int, int]:
        """Pieces shared with the likest text of the node, and the pieces of both together."""
        found = (0, 1)
        for own in self._nodes[code]:
            common, size = len(pieces & own), len(pieces) + len(own)
            if size and common * found[1] > found[0] * size:
                found = (common, size)
        return found


def _texts(node: Node) -> list[str]:
    texts = [node.text.th, node.text.en]
    for variant in node.variants:
        texts += [variant.text.th, variant.text.en, node.text.th + variant.text.th]
    return [key for key in map(folded, texts) if len(key) >= SHORTEST]


def _pieces(key: str) -> frozenset[str]:
    return frozenset(key[start : start + 3] for start in range(max(1, len(key) - 2)))
