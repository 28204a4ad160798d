"""Product logic never reads the trail: what it must know about who and when stands on its own rows."""

import ast
from pathlib import Path

import prongsai

SOURCE = Path(prongsai.__file__).parent
READERS = {
    "prongsai.audit.models",
    "prongsai.audit.queries",
    "prongsai.audit.reading",
    "prongsai.audit.presenters",
}
MAY_READ = {"audit", "config", "bench"}
IN_THE_RECORD = SOURCE / "files" / "export" / "own.py"
"""The archive of an agency holds its entries."""


def imported(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_nobody_but_the_trail_itself_and_the_doors_read_it() -> None:
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0]
        source = path.read_text("utf-8")
        if room in MAY_READ or path == IN_THE_RECORD or "audit" not in source:
            continue
        assert not imported(ast.parse(source)) & READERS, path
