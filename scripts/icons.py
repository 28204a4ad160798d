"""Make the icon sprite from Lucide: `npm pack lucide-static`, unpack it, `python scripts/icons.py package/icons`.

To add an icon, add a line to ICONS (our name: theirs) and run this again.
"""

import re
import sys
from pathlib import Path

SPRITE = Path(__file__).resolve().parents[1] / "src/prongsai/ui/static/ui/icons.svg"
ICONS = {
    "home": "house",
    "overview": "layout-dashboard",
    "survey": "clipboard-list",
    "globe": "globe",
    "score": "gauge",
    "target": "target",
    "list-check": "list-checks",
    "calendar": "calendar",
    "folder": "folder",
    "file-text": "file-text",
    "download": "download",
    "upload": "upload",
    "clipboard-paste": "clipboard-paste",
    "pencil": "pencil",
    "trash": "trash-2",
    "plus": "plus",
    "minus": "minus",
    "close": "x",
    "menu": "menu",
    "more": "ellipsis",
    "arrow-up": "arrow-up",
    "arrow-down": "arrow-down",
    "arrow-right": "arrow-right",
    "copy": "copy",
    "check": "check",
    "check-circle": "circle-check",
    "alert-triangle": "triangle-alert",
    "alert-circle": "circle-alert",
    "circle-dashed": "circle-dashed",
    "clock": "clock",
    "history": "history",
    "eye": "eye",
    "bell": "bell",
    "lock": "lock",
    "info": "info",
    "help": "circle-question-mark",
    "search": "search",
    "user": "user",
    "users": "users",
    "building": "building-2",
    "scale": "scale",
    "log-out": "log-out",
    "moon": "moon",
    "sun": "sun",
    "contrast": "contrast",
    "languages": "languages",
    "keyboard": "keyboard",
    "chevron-right": "chevron-right",
    "chevron-left": "chevron-left",
    "chevron-down": "chevron-down",
    "printer": "printer",
    "external": "external-link",
    "rows": "rows-3",
    "list": "rows-4",
    "camera": "camera",
    "image": "image",
}


def symbol(name: str, source: str) -> str:
    drawing = source[source.index(">", source.index("<svg")) + 1 : source.rindex("</svg>")]
    drawing = re.sub(r"\s+", " ", drawing).replace("> <", "><").replace(" />", "/>").strip()
    return f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>'


def main(folder: Path) -> None:
    symbols = [symbol(name, (folder / f"{theirs}.svg").read_text()) for name, theirs in ICONS.items()]
    note = "<!-- Lucide, ISC licence (parts MIT): see icons-LICENSE.txt. Made by scripts/icons.py. -->"
    SPRITE.write_text(
        "\n".join(['<svg xmlns="http://www.w3.org/2000/svg">', note, *symbols, "</svg>"]) + "\n"
    )


main(Path(sys.argv[1]))
