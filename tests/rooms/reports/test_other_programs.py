"""The Word file opens in another office program, at its true size and with every word."""

import os
import shutil
import subprocess
from collections import Counter
from datetime import date
from pathlib import Path

import pdfplumber
import pytest

from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.making import make_word
from prongsai.reports.pdf import FOLDER
from prongsai.reports.word import Manner
from tests.factories.papers import analysis_paper
from tests.rooms.reports.reading_papers import table_heads, words_of_pdf, words_of_word

pytestmark = [pytest.mark.paper, pytest.mark.slow]


@pytest.mark.skipif(shutil.which("libreoffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_same_words_in_the_same_size(tmp_path: Path) -> None:
    manner = Manner(number="กท 5101/123", dated_on=date(2025, 3, 12), thai_digits=True)
    docx = make_word(analysis_paper(), ANALYSIS.house_template(), manner)
    pdf = printed_by_libreoffice(docx, tmp_path)
    word = words_of_word(docx)
    drawn = words_of_pdf(pdf.read_bytes(), table_heads(docx))
    assert sum((Counter(word) - Counter(drawn)).values()) < len(word) / 200
    with pdfplumber.open(pdf) as opened:
        assert 6 <= len(opened.pages) <= 9
        sizes = Counter(round(char["size"]) for page in opened.pages for char in page.chars)
        fonts = {char["fontname"].split("+")[-1] for page in opened.pages for char in page.chars}
    assert set(sizes) == {16, 18}
    assert fonts == {"ProngsaiPaper-Regular", "ProngsaiPaper-Bold"}


def printed_by_libreoffice(docx: bytes, folder: Path) -> Path:
    """Two runs on one profile would fail, so each has its own; the alias file stands in for TH SarabunPSK."""
    (folder / "paper.docx").write_bytes(docx)
    subprocess.run(
        [
            "libreoffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(folder / "paper.docx"),
        ],
        check=True,
        capture_output=True,
        timeout=300,
        env={**os.environ, "FONTCONFIG_FILE": str(FOLDER / "fonts" / "aliases.conf"), "HOME": str(folder)},
    )
    return folder / "paper.pdf"
