"""Looking at a file before it is taken in: what it really is, and whether anything in it could run or burst.

Three answers lead to a refusal: it is bad, it is something else, and it could not be told.
"""

from pathlib import Path

from prongsai.files.checking import office, pdf, signatures, viruses
from prongsai.files.kinds import KINDS, PDF, Kind
from prongsai.files.refusing import CannotTake

__all__ = ["check_file"]


def check_file(path: Path, *, limit: int) -> Kind:
    """The kind of an acceptable file. Raises CannotTake. A picture is judged whole only when it is decoded: see pictures."""
    size = path.stat().st_size
    if size == 0:
        raise CannotTake("empty")
    if size > limit:
        raise CannotTake("too_large")
    kind = signatures.kind_of(path) or office.kind_of(path)
    if kind in KINDS:
        signatures.refuse_second_nature(path, kind)
    if kind == PDF:
        pdf.check(path)
    viruses.scan(path)
    return kind
