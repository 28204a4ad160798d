"""Typed readers of environment variables that refuse bad values with a sentence."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


class BadSetting(ValueError):
    """An environment variable holds a value that cannot be used."""


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool = False) -> bool:
    raw = text(name, "1" if default else "0").lower()
    if raw in {"1", "true", "yes", "on"}:
        return True
    if raw in {"0", "false", "no", "off", ""}:
        return False
    raise BadSetting(f"{name} must be 1 or 0, not {raw!r}.")


def whole_number(name: str, default: int) -> int:
    raw = text(name, str(default))
    try:
        return int(raw)
    except ValueError:
        raise BadSetting(f"{name} must be a whole number, not {raw!r}.") from None


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    raw = text(name)
    return Path(raw).expanduser().resolve() if raw else default


def address(name: str, default: str) -> str:
    """An http or https address without a slash at its end."""
    raw = text(name, default).rstrip("/")
    parts = urlsplit(raw)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise BadSetting(f"{name} must be an address such as https://ita.example.go.th, not {raw!r}.")
    return raw


def database(name: str, default: Path) -> dict[str, object]:
    """Database settings from a URL: empty for the embedded SQLite file, or postgresql://user:password@host:port/name.

    Raises BadSetting for any other scheme or a URL without a database name.
    """
    url = text(name)
    if not url:
        return _sqlite(default)
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and parts.path.strip("/"):
        return _sqlite(Path("/" + parts.path.lstrip("/")))
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise BadSetting(
            f"{name} must look like postgresql://user@host:5432/prongsai or sqlite:////folder/file."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # Our queries end within milliseconds; compiling them first takes PostgreSQL a fifth of a second.
        "OPTIONS": {"options": "-c jit=off"},
    }


def bucket(name: str) -> dict[str, str]:
    """An S3-compatible bucket from NAME (s3://bucket/prefix) and NAME_ENDPOINT, _REGION, _KEY and _SECRET; {} when empty.

    Raises BadSetting for another scheme, or when key and secret are not both given.
    """
    from urllib.parse import urlsplit

    url = text(name)
    if not url:
        return {}
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.netloc:
        raise BadSetting(f"{name} must look like s3://bucket or s3://bucket/folder.")
    if not text(f"{name}_KEY") or not text(f"{name}_SECRET"):
        raise BadSetting(f"{name} needs {name}_KEY and {name}_SECRET too.")
    return {
        "bucket": parts.netloc,
        "prefix": parts.path.strip("/"),
        "endpoint": text(f"{name}_ENDPOINT"),
        "region": text(f"{name}_REGION", "us-east-1"),
        "key": text(f"{name}_KEY"),
        "secret": text(f"{name}_SECRET"),
    }


def _sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
        },
    }
