"""The public site: for everybody, the same for all. Other offices' pages are as open as one's own."""

from typing import Any

from tests.architecture.matrix.declaring import GET, Row

PLACE: dict[str, Any] = {
    "methods": (GET,),
    "is_open": True,
    "writes": False,
    "fixed": {"language": "", "number": 2, "table": "1-taxes", "form": "csv"},
    "uses": {
        "office": "agency",
        "code": "published_code",
        "file": "published_file",
    },
}
OF_A_YEAR = {**PLACE, "uses": {**PLACE["uses"], "year": "result_year"}}
OPEN: dict[str, Any] = {"methods": (GET,), "is_open": True, "writes": False}

ROWS = (
    Row("public_site:robots", **OPEN),
    Row("public_site:sitemap", **OPEN),
    *(
        Row(f"public_site:{view}", **PLACE)
        for view in (
            "office",
            "search",
            "feed",
            "catalogue",
            "index",
            "item",
            "item_document",
            "attachment",
            "item_table",
            "version",
            "version_document",
            "version_table",
        )
    ),
    *(Row(f"public_site:{view}", **OF_A_YEAR) for view in ("result", "result_table")),
)
