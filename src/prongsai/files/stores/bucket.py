"""Bytes in a bucket of S3-compatible storage."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from obstore.exceptions import BaseError, NotFoundError
from obstore.store import S3Store

from prongsai.files.stores import MissingBytes

BLOCK = 1024 * 1024


class BucketStore:
    """endpoint "" means the provider that the region names; http:// is for a server on the same machine or network."""

    def __init__(
        self, *, bucket: str, prefix: str, endpoint: str, region: str, key: str, secret: str
    ) -> None:
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            region=region,
            access_key_id=key,
            secret_access_key=secret,
            endpoint=endpoint or None,
            client_options={"allow_http": endpoint.startswith("http://"), "connect_timeout": "5s"},
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=30)},
        )

    def put(self, key: str, source: Path) -> None:
        try:
            self._store.put(key, source)
        except BaseError as refused:
            raise OSError(f"the bucket did not take {key}") from refused

    def read(self, key: str) -> Iterator[bytes]:
        try:
            found = self._store.get(key)
        except (NotFoundError, FileNotFoundError) as missing:
            raise MissingBytes(key) from missing
        return (bytes(block) for block in found.stream(min_chunk_size=BLOCK))

    def everything(self) -> Iterator[tuple[str, datetime]]:
        for page in self._store.list():
            for entry in page:
                yield entry["path"], entry["last_modified"]

    def remove(self, key: str) -> None:
        self._store.delete(key)
