"""Which words may stand for an agency in addresses. An agency's public pages begin with its slug, so the house's own words are taken."""

SHORTEST = 3
"""Two letters are for languages."""
RESERVED = frozenset(
    {
        "accounts",
        "analysis",
        "api",
        "approvals",
        "assessment",
        "assessments",
        "assets",
        "calendar",
        "checks",
        "complaints",
        "dashboard",
        "dashboards",
        "data",
        "demo",
        "disclosure",
        "disclosures",
        "districts",
        "feed",
        "files",
        "frameworks",
        "gifts",
        "health",
        "help",
        "language",
        "licences",
        "media",
        "notices",
        "oit",
        "oversight",
        "people",
        "public",
        "registers",
        "results",
        "risks",
        "rounds",
        "search",
        "settings",
        "static",
        "surveys",
        "trail",
        "units",
        "welcome",
    }
)


def may_be_slug(slug: str) -> bool:
    """Can an agency have it, so that its pages and those of the house never meet?"""
    return len(slug) >= SHORTEST and slug.lower() not in RESERVED
