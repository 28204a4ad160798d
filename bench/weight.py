"""What the first pages weigh over the wire on a slow phone, without fonts: the page and all that it asks for."""

import gzip
import re
from pathlib import Path

from bench.pages import loaded_house
from bench.table import Table

PAGES = (
    ("a stranger", "", "/accounts/log-in/"),
    ("officer", "officer", "/rounds/bangkok-yai/2568/"),
    ("officer", "officer", "/rounds/bangkok-yai/2567/result/"),
)
FETCHED = re.compile(r'(?:<link rel="stylesheet" href|<script[^>]* src)="(/static/[^"]+)"')


def measure() -> Table:
    with loaded_house():
        from django.conf import settings
        from django.test import Client

        from prongsai.accounts.models import User

        rows = []
        for who, username, address in PAGES:
            client = Client(headers={"host": "localhost", "accept-encoding": "gzip"})
            if username:
                user = User.objects.get(username=username)
                client.force_login(user, "django.contrib.auth.backends.ModelBackend")
            page = client.get(address).content
            html = gzip.decompress(page).decode() if page[:2] == b"\x1f\x8b" else page.decode()
            root = Path(settings.STATIC_ROOT)
            parts = {name: _size(root / name.removeprefix("/static/")) for name in FETCHED.findall(html)}
            total = len(page) + sum(parts.values())
            detail = ", ".join(f"{Path(name).suffix[1:]} {size / 1024:.1f}" for name, size in parts.items())
            rows.append((f"`{address}`", who, f"{len(page) / 1024:.1f}", detail, f"{total / 1024:.1f}"))
    return Table(
        "Weight of the first pages",
        "kB over the wire with gzip, without fonts. Target: under 60 kB.",
        ("page", "who", "html", "other parts", "sum"),
        tuple(rows),
    )


def _size(path: Path) -> int:
    squeezed = path.with_name(path.name + ".gz")
    return (squeezed if squeezed.exists() else path).stat().st_size
