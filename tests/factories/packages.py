"""Office files as the ZIP files that they are, taken apart and put together."""

import io
import zipfile


def zipped(parts: dict[str, bytes], *, level: int = 6) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return held.getvalue()


def with_parts(original: bytes, **changed: bytes) -> bytes:
    """An office file with parts replaced or added."""
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return zipped({**parts, **changed})
