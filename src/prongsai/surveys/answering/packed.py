"""A page that is compressed once, although each copy of it bears a number of its own.

What stands after the number is summed anew for each copy: a page bears it near its end, beside the button that sends it.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import Self

RAW_DEFLATE = -15
GZIP_HEAD = bytes([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 0xFF])
STORED = b"\x00"


@dataclass(frozen=True, slots=True)
class Packed:
    """What stands before and after the number, plain and deflated. tail: None where the page has no number."""

    head: bytes
    tail: bytes | None
    packed_head: bytes
    packed_tail: bytes
    checked_head: int

    @classmethod
    def around(cls, page: bytes, mark: bytes) -> Self:
        head, found, tail = page.partition(mark)
        return cls(
            head=head,
            tail=tail if found else None,
            packed_head=_deflated(head, zlib.Z_FULL_FLUSH),
            packed_tail=_deflated(tail, zlib.Z_FINISH),
            checked_head=zlib.crc32(head),
        )

    def plain(self, number: bytes) -> bytes:
        return self.head if self.tail is None else self.head + number + self.tail

    def gzipped(self, number: bytes) -> bytes:
        """One gzip member: the two deflated halves, and between them the number as it is (RFC 1951, 3.2.4)."""
        middle, tail = (b"", b"") if self.tail is None else (number, self.tail)
        stored = STORED + struct.pack("<HH", len(middle), len(middle) ^ 0xFFFF) + middle
        check = zlib.crc32(tail, zlib.crc32(middle, self.checked_head))
        size = len(self.head) + len(middle) + len(tail)
        ends = struct.pack("<II", check, size & 0xFFFFFFFF)
        return b"".join((GZIP_HEAD, self.packed_head, stored, self.packed_tail, ends))


def _deflated(text: bytes, flush: int) -> bytes:
    press = zlib.compressobj(9, zlib.DEFLATED, RAW_DEFLATE)
    return press.compress(text) + press.flush(flush)
