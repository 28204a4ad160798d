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


def optional_address(name: str) -> str:
    """The same, or "" where none is set."""
    return address(name, "") if text(name) else ""


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


def surveys_database(name: str, main: str, default: Path) -> dict[str, object]:
    """The database of survey answers: from its own URL, else a schema beside the main PostgreSQL, else an own SQLite file.

    On PostgreSQL its tables stand in the schema `surveys`, and nothing else is on its search path. On SQLite what is
    deleted is overwritten.
    """
    chosen = name if text(name) or text(main).startswith("sqlite") else main
    found = database(chosen, default)
    options = found["OPTIONS"]
    assert isinstance(options, dict)
    if found["ENGINE"] == "django.db.backends.postgresql":
        options["options"] += " -c search_path=surveys"
    else:
        options["init_command"] += " PRAGMA secure_delete=ON;"
    return found


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


def identity_provider(name: str) -> dict[str, str]:
    """An OpenID Connect provider from NAME_ISSUER, _CLIENT_ID, _CLIENT_SECRET, _NAME and _SCOPES; {} when none is set.

    Raises BadSetting where one is missing, or where the issuer is neither https nor on this machine.
    """
    parts = {part: text(f"{name}_{part}") for part in ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")}
    if not any(parts.values()):
        return {}
    missing = [f"{name}_{part}" for part, value in parts.items() if not value]
    if missing:
        raise BadSetting(f"Signing in by an identity provider needs {' and '.join(missing)} too.")
    issuer = urlsplit(parts["ISSUER"])
    is_here = issuer.hostname in {"localhost", "127.0.0.1"}
    if not issuer.hostname or issuer.scheme not in ({"https", "http"} if is_here else {"https"}):
        raise BadSetting(
            f"{name}_ISSUER must be an address that begins with https://, not {parts['ISSUER']!r}."
        )
    return {
        "issuer": parts["ISSUER"],
        "origin": f"{issuer.scheme}://{issuer.netloc}",
        "client_id": parts["CLIENT_ID"],
        "secret": parts["CLIENT_SECRET"],
        "name": text(f"{name}_NAME", "OpenID Connect"),
        "scopes": text(f"{name}_SCOPES", "openid profile email"),
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
