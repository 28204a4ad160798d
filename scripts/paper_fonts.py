"""Make the fonts of the papers from Debian's Laksaman, so that 16 pt is as large as TH SarabunPSK at 16 pt.

Laksaman has the shapes of TH Sarabun drawn half as large again. Telling the font that its square has 1500 units and
not 1000 brings the size back; the heights of a line are those of TH SarabunPSK. Shapes, marks and their placing stay.

    apt-get install fonts-tlwg-laksaman
    .venv/bin/python scripts/paper_fonts.py
"""

from pathlib import Path

from fontTools.ttLib import TTFont

SOURCE = Path("/usr/share/fonts/truetype/tlwg")
TARGET = Path(__file__).resolve().parents[1] / "src/prongsai/reports/papers/fonts"
FAMILY = "Prongsai Paper"
STYLES = {"": "Regular", "-Bold": "Bold", "-Italic": "Italic", "-BoldItalic": "Bold Italic"}
UNITS_PER_EM, ASCENT, DESCENT = 1500, 1266, 686
CHANGED = "Changed for Prongsai: rescaled to TH SarabunPSK's size and line height, and renamed."
COPYRIGHT, OWN_FAMILY, OWN_STYLE, UNIQUE, FULL, POSTSCRIPT, TYPE_FAMILY, TYPE_STYLE = 0, 1, 2, 3, 4, 6, 16, 17


def main() -> None:
    for suffix, style in STYLES.items():
        font = TTFont(SOURCE / f"Laksaman{suffix}.ttf", recalcTimestamp=False)
        rescale(font)
        rename(font, style)
        font.save(TARGET / f"ProngsaiPaper-{style.replace(' ', '')}.ttf")


def rescale(font: TTFont) -> None:
    font["head"].unitsPerEm = UNITS_PER_EM
    font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = ASCENT, -DESCENT, 0
    metrics = font["OS/2"]
    metrics.usWinAscent, metrics.usWinDescent = ASCENT, DESCENT
    metrics.sTypoAscender, metrics.sTypoDescender, metrics.sTypoLineGap = ASCENT, -DESCENT, 0


def rename(font: TTFont, style: str) -> None:
    names = {
        OWN_FAMILY: FAMILY,
        OWN_STYLE: style,
        UNIQUE: f"{FAMILY} {style}",
        FULL: f"{FAMILY} {style}",
        POSTSCRIPT: f"ProngsaiPaper-{style.replace(' ', '')}",
        TYPE_FAMILY: FAMILY,
        TYPE_STYLE: style,
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
        elif record.nameID == COPYRIGHT:
            record.string = f"{record}\n\n{CHANGED}"


if __name__ == "__main__":
    main()
