"""A template that officers send in is looked at before it is accepted; what is wrong is said with the place."""

import io
import zipfile
from collections.abc import Callable
from time import perf_counter

import pytest
from docx.document import Document as WordDocument

from prongsai.reports.kinds import ANALYSIS
from prongsai.reports.kinds.analysis.content import AnalysisPaper
from prongsai.reports.printed.numbering import counted
from prongsai.reports.word import Manner, write_word
from prongsai.reports.word_templates.checking import check_template
from prongsai.reports.word_templates.files import MEGABYTE
from prongsai.reports.word_templates.problems import Problem, ProblemKind, TemplateRefused
from prongsai.reports.words import problem_sentence
from tests.factories.papers import analysis_paper
from tests.rooms.reports.templates_for_tests import changed, saved, template, with_emblem

pytestmark = [pytest.mark.paper, pytest.mark.slow]
PAPER = analysis_paper()
PLAIN = template("{{ agency }}")


def problems_of(docx: bytes) -> list[Problem]:
    with pytest.raises(TemplateRefused) as refused:
        check_template(docx, AnalysisPaper, PAPER)
    return list(refused.value.problems)


def test_the_house_template_is_accepted() -> None:
    check_template(ANALYSIS.house_template(), AnalysisPaper, PAPER)


@pytest.mark.parametrize(
    "texts",
    [
        ["{{ agency }} ปี {{ result_year }} เลขที่ {{ number }} {{ dated }}"],
        [
            "{%p for one in instruments %}",
            "{{ loop.index }} {{ one.name }} ({{ one.questions|length }})",
            "{%p endfor %}",
        ],
        ["{% for one in levels if one.reached %}{{ one.name }}{% else %}-{% endfor %}"],
        [
            "{%p if total and not missing %}",
            "ครบ",
            "{%p elif total %}",
            "ไม่ครบ",
            "{%p else %}",
            "-",
            "{%p endif %}",
        ],
        [
            "{%p for w in weak_indicators %}",
            "{% for f in w.findings %}{{ f.code }}{% endfor %}",
            "{%p endfor %}",
        ],
        ["{# หมายเหตุของเจ้าหน้าที่ #}{{ “agency” }}"],
    ],
)
def test_what_a_paper_needs_is_allowed(texts: list[str]) -> None:
    check_template(template(*texts), AnalysisPaper, PAPER)


@pytest.mark.parametrize(
    ("texts", "kind", "tag", "near"),
    [
        (["ของ{{ agencyy }}ปีนี้"], ProblemKind.UNKNOWN_TAG, "{{ agencyy }}", "ของ ปีนี้"),
        (
            ["{%p for i in instruments %}", "ชื่อ {{ i.nam }}", "{%p endfor %}"],
            ProblemKind.UNKNOWN_TAG,
            "{{ i.nam }}",
            "ชื่อ",
        ),
        (["หัวเรื่อง", "{{ agency + }}"], ProblemKind.UNREADABLE_TAG, "{{ agency + }}", "หัวเรื่อง"),
        (["คะแนน {{ total }"], ProblemKind.TORN_TAG, "", "คะแนน {{ total }"),
        (["หนึ่ง", "{%p for i in levels %}", "สอง"], ProblemKind.NOT_CLOSED, "{%p for i in levels %}", "หนึ่ง"),
        (["หนึ่ง", "{%p endif %}"], ProblemKind.NOT_OPENED, "{%p endif %}", "หนึ่ง"),
        (["{%p if total %} คะแนนรวม"], ProblemKind.NOT_ALONE, "{%p if total %}", "คะแนนรวม"),
        (["ระดับ {{ levels }}"], ProblemKind.NOT_A_TEXT, "{{ levels }}", "ระดับ"),
        (["{% for i in agency %}x{% endfor %}"], ProblemKind.NOT_A_LIST, "{% for i in agency %}", "x"),
        (["{{ gaps }}"], ProblemKind.UNKNOWN_TAG, "{{ gaps }}", ""),
    ],
)
def test_a_wrong_tag_is_named_with_the_words_near_it(
    texts: list[str], kind: ProblemKind, tag: str, near: str
) -> None:
    assert problems_of(template(*texts))[0] == Problem(kind, tag=tag, near=near)


def test_all_wrong_tags_are_named_at_once() -> None:
    assert [one.tag for one in problems_of(template("{{ x }}", "{{ agency }}", "{{ y }}"))] == [
        "{{ x }}",
        "{{ y }}",
    ]


def test_a_tag_that_word_cut_into_runs_is_read_whole() -> None:
    def cut(document: WordDocument) -> None:
        paragraph = document.add_paragraph("ของ{{ agen")
        paragraph.add_run("cyy }}").bold = True

    assert problems_of(template(then=cut))[0].tag == "{{ agencyy }}"


def test_tags_in_headers_and_properties_are_looked_at_too() -> None:
    def put(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "{{ header_secret }}"
        document.core_properties.title = "{{ title_secret }}"

    assert {one.tag for one in problems_of(template(then=put))} == {
        "{{ header_secret }}",
        "{{ title_secret }}",
    }


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__ }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ agency.__class__.__init__.__globals__ }}",
        "{{ agency['__class__'] }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self.__init__ }}",
        "{{ lipsum.__globals__ }}",
        "{{ agency|attr('__class__') }}",
        "{{ agency.format(agency) }}",
        "{{ '%s'|format(agency) }}",
        "{{ agency|safe }}",
        "{{ 9**9**9 }}",
        "{{ 'a' * 1000000000 }}",
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for a in levels %}{% for b in levels %}{% for c in levels %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in indicators recursive %}{{ loop(indicators) }}{% endfor %}",
        "{% set a = 1 %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{% extends 'x' %}",
        "{% macro m() %}{{ m() }}{% endmacro %}",
        "{% call agency() %}{% endcall %}",
        "{% filter upper %}x{% endfilter %}",
        "{{p agency }}",
        "{{r agency }}",
        "{{ " + "(" * 4000 + "agency" + ")" * 4000 + " }}",
        "{% if agency %}" * 150 + "x" + "{% endif %}" * 150,
    ],
)
def test_an_attack_is_refused_in_one_sentence(attack: str) -> None:
    sentences = [problem_sentence(problem) for problem in problems_of(template("ข้อความ", attack))]
    assert sentences
    assert all(sentence and "\n" not in sentence and "object at 0x" not in sentence for sentence in sentences)


def test_tags_in_notes_that_the_text_never_names_are_looked_at_too() -> None:
    """Word keeps a part of notes in every file, and it is filled in with the rest."""
    assert [one.kind for one in problems_of(with_notes("{{ 'a' * 1000000000 }}"))] == [
        ProblemKind.NOT_ALLOWED
    ]
    check_template(with_notes("หมายเหตุ"), AnalysisPaper, PAPER)


def test_what_slips_past_the_check_is_stopped_by_the_sandbox() -> None:
    from jinja2 import TemplateError

    for attack in ("{{ agency.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ unknown }}"):
        with pytest.raises(TemplateError):
            write_word(PAPER, template(attack), Manner())


def test_tags_that_tear_a_table_apart_are_refused() -> None:
    def torn(document: WordDocument) -> None:
        document.add_paragraph("{%p for one in levels %}")
        table = document.add_table(rows=2, cols=1)
        table.rows[0].cells[0].text = "{%tr endfor %}"
        table.rows[1].cells[0].text = "x"

    assert [one.kind for one in problems_of(template(then=torn))] == [ProblemKind.BROKEN_BY_TAGS]


def macro() -> bytes:
    types = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    named = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    return changed(PLAIN, "[Content_Types].xml", lambda xml: xml.replace(types, named))


RELATIONS = "word/_rels/document.xml.rels"


def relation(kind: str, target: str, mode: str = "") -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return (
        f'<Relationship Id="rIdX" Type="{office}/{kind}" Target="{target}"{mode}/></Relationships>'.encode()
    )


OUTSIDE = relation("attachedTemplate", "http://example.org/evil.dotm", ' TargetMode="External"')


def external() -> bytes:
    return changed(PLAIN, RELATIONS, lambda xml: xml.replace(b"</Relationships>", OUTSIDE))


def external_with_a_prefix() -> bytes:
    def prefixed(xml: bytes) -> bytes:
        whole = xml.replace(b"</Relationships>", OUTSIDE).replace(b"<Relationship ", b"<r:Relationship ")
        whole = whole.replace(b"<Relationships xmlns=", b"<r:Relationships xmlns:r=")
        return whole.replace(b"</Relationships>", b"</r:Relationships>")

    return changed(PLAIN, RELATIONS, prefixed)


def external_in_utf16() -> bytes:
    def widened(xml: bytes) -> bytes:
        whole = xml.replace(b"</Relationships>", OUTSIDE).decode()
        return whole.replace("UTF-8", "UTF-16").encode("utf-16")

    return changed(PLAIN, RELATIONS, widened)


def with_notes(text: str) -> bytes:
    part = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f'<w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    override = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    docx = changed(PLAIN, "word/footnotes.xml", lambda _: part.encode())
    docx = changed(docx, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", override))
    named = relation("footnotes", "footnotes.xml")
    return changed(docx, RELATIONS, lambda xml: xml.replace(b"</Relationships>", named))


def with_field(*pieces: str) -> bytes:
    """A field whose instruction is cut into runs, as Word does."""
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    field = f"{begin}{runs}{end}</w:p>".encode()
    return changed(PLAIN, "word/document.xml", lambda xml: xml.replace(b"</w:p>", field, 1))


def entities() -> bytes:
    doctype = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>'
    return changed(
        PLAIN, "word/document.xml", lambda xml: xml.replace(b"<w:document", doctype + b"<w:document", 1)
    )


def bomb() -> bytes:
    return changed(PLAIN, "word/media/huge.bin", lambda _: b"0" * (60 * MEGABYTE))


def encrypted_zip() -> bytes:
    raw = bytearray(PLAIN)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(signature)
        while at >= 0:
            raw[at + place] |= 1
            at = raw.find(signature, at + 4)
    return bytes(raw)


def other_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("hello.txt", "hello")
    return stream.getvalue()


def text_box() -> bytes:
    box = "<w:r><w:pict><w:txbxContent><w:p/></w:txbxContent></w:pict></w:r></w:p>"
    return changed(
        template("ใกล้กล่อง"), "word/document.xml", lambda xml: xml.replace(b"</w:p>", box.encode(), 1)
    )


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (lambda: b"not a zip", ProblemKind.NOT_WORD),
        (lambda: b"", ProblemKind.NOT_WORD),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, ProblemKind.OLD_WORD),
        (other_zip, ProblemKind.NOT_WORD),
        (lambda: PLAIN[:-200], ProblemKind.NOT_WORD),
        (encrypted_zip, ProblemKind.NOT_WORD),
        (macro, ProblemKind.MACRO),
        (lambda: changed(PLAIN, "word/vbaProject.bin", lambda _: b"x"), ProblemKind.MACRO),
        (lambda: changed(PLAIN, "word/embeddings/sheet.xlsx", lambda _: b"x"), ProblemKind.FOREIGN_CONTENT),
        (external, ProblemKind.OUTSIDE_LINK),
        (external_with_a_prefix, ProblemKind.OUTSIDE_LINK),
        (external_in_utf16, ProblemKind.NOT_WORD),
        (lambda: with_field("DDE", "AUTO c:\\\\cmd.exe"), ProblemKind.OUTSIDE_LINK),
        (lambda: with_field(' INCLUDEPICTURE "http://example.org/x.png" '), ProblemKind.OUTSIDE_LINK),
        (entities, ProblemKind.NOT_WORD),
        (bomb, ProblemKind.ZIP_BOMB),
        (lambda: b"PK" + b"0" * (6 * MEGABYTE), ProblemKind.TOO_LARGE),
        (lambda: changed(PLAIN, "word/document.xml", lambda _: b"<broken"), ProblemKind.NOT_WORD),
        (lambda: changed(with_emblem(PLAIN), "word/media/image1.png", lambda _: b"not a picture"), ProblemKind.PICTURE),
        (text_box, ProblemKind.NOT_ON_PAPER),
        (lambda: template("{% if total %}" * 7000), ProblemKind.TOO_MANY_TAGS),
        (lambda: template("{{" * 6000), ProblemKind.TOO_MANY_TAGS),
        (lambda: changed(PLAIN, "word/document.xml", lambda xml: xml.replace(b"<w:body>", b'<w:body w:x="' + b"{% if " * 7000 + b'">')), ProblemKind.TOO_MANY_TAGS),
    ],
)  # fmt: skip
def test_a_file_that_is_no_plain_word_document_is_refused(
    make: Callable[[], bytes], kind: ProblemKind
) -> None:
    found = problems_of(make())
    assert [one.kind for one in found] == [kind]
    assert problem_sentence(found[0])


def test_a_file_of_half_written_relations_costs_no_more_than_its_length() -> None:
    started = perf_counter()
    problems_of(changed(PLAIN, "word/_rels/settings.xml.rels", lambda _: b"<Relationship " * 100_000))
    assert perf_counter() - started < 5


def test_a_list_that_begins_at_a_number_beyond_reason_is_counted_within_reason() -> None:
    assert len(counted(10**12, "upperRoman")) < 500
    assert len(counted(10**12, "thaiLetters")) < 1000


def test_a_picture_a_web_link_and_a_page_number_are_welcome() -> None:
    link = relation("hyperlink", "https://example.go.th/", ' TargetMode="External"')
    docx = changed(with_emblem(PLAIN), RELATIONS, lambda xml: xml.replace(b"</Relationships>", link))
    check_template(docx, AnalysisPaper, PAPER)
    check_template(with_field(" PA", "GE "), AnalysisPaper, PAPER)


def test_every_problem_has_a_sentence() -> None:
    for kind in ProblemKind:
        assert problem_sentence(Problem(kind, tag="{{ x }}", near="ใกล้", detail="text box"))


def test_a_template_saved_again_is_still_a_template() -> None:
    from docx import Document

    check_template(saved(Document(io.BytesIO(ANALYSIS.house_template()))), AnalysisPaper, PAPER)
