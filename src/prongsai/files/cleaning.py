"""What may be kept of a file where no original is kept beside it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from prongsai.files.checking import check_file
from prongsai.files.kinds import JPEG
from prongsai.files.models import Rendition
from prongsai.files.names import tidy_name
from prongsai.files.pictures import develop
from prongsai.files.receiving import Incoming, incoming_folder


@dataclass(frozen=True, slots=True)
class Clean:
    name: str
    media_type: str
    content: bytes


def cleaned(incoming: Incoming, *, limit: int) -> Clean:
    """Looked at like every upload. Of a picture the upright copy of its pixels alone; of a document the file itself.

    limit   bytes of the file as it came. Raises CannotTake.
    """
    kind = check_file(incoming.path, limit=limit)
    if not kind.is_picture:
        name = tidy_name(incoming.name, kind.ending)
        return Clean(name, kind.media_type, incoming.path.read_bytes())
    with tempfile.TemporaryDirectory(dir=incoming_folder()) as desk:
        made = develop(incoming.path, kind, Path(desk)).made
        copy = next(one for one in made if one.kind == Rendition.Kind.WORKING)
        return Clean(tidy_name(incoming.name, JPEG.ending), copy.media_type, copy.path.read_bytes())
