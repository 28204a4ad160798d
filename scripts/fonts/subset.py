"""Cut Sarabun down to Thai and Latin for the pages: `python scripts/fonts/subset.py` (needs fonttools and brotli).

Reads the whole fonts that the charts on paper use, and writes the two small files that browsers load.
"""

from pathlib import Path

from fontTools.subset import main as subset

UI = Path(__file__).resolve().parents[2] / "src/prongsai/ui"
UNICODES = ",".join(
    [
        "U+0020-007E",  # basic Latin
        "U+00A0-00FF",  # Latin-1
        "U+0E01-0E3A,U+0E3F-0E5B",  # Thai
        "U+200B-200D,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+2030,U+2039,U+203A",  # punctuation
        "U+20AC,U+2190-2193,U+2212,U+2215,U+2248,U+2260,U+2264,U+2265,U+25CC",  # signs
    ]
)

for weight in (400, 600):
    subset(
        [
            str(UI / f"fonts/Sarabun-{weight}.ttf"),
            f"--unicodes={UNICODES}",
            "--layout-features=*",
            "--flavor=woff2",
            f"--output-file={UI}/static/ui/fonts/sarabun-{weight}.woff2",
        ]
    )
