"""From the mapping of a file to a checked framework."""

from prongsai.frameworks.document import parts
from prongsai.frameworks.document.scoring import read_levels, read_scoring
from prongsai.frameworks.document.sections import Section
from prongsai.frameworks.document.tree import Known, TreeReader
from prongsai.frameworks.document.yaml_lines import Record
from prongsai.frameworks.particulars import Completeness, SampleGroup
from prongsai.frameworks.problems import Problems
from prongsai.rules.framework import TOTAL, Framework, Kind, Node, Text
from prongsai.rules.framework_check import check_tree

FIRST_YEAR, LAST_YEAR = 2556, 2700
EMPTY_TREE = Node(TOTAL, Kind.TOTAL, Text("", ""))


def build(record: Record, problems: Problems) -> Framework:
    """The framework that a file describes. Raises FrameworkProblems with everything found wrong in one pass."""
    file = Section(record, problems)
    sources = parts.read_sources(file)
    divisions = parts.read_divisions(file)
    source_keys = {source.key for source in sources}
    division_codes = {division.code for division in divisions}
    processes = parts.read_permit_processes(file, division_codes)
    scales = parts.read_scales(file)
    sampling = parts.read_sampling(file, division_codes, source_keys)
    defaults, rounding = read_scoring(file)
    known = Known(
        source_keys,
        division_codes,
        {process.code for process in processes},
        {scale.code for scale in scales},
    )
    root = _tree(file, TreeReader(known, defaults))
    _check_sample_instruments(file, sampling, root)
    framework = Framework(
        id=file.name("id"),
        version=file.whole("version", least=1, most=9999),
        fiscal_year=file.whole("fiscal_year", least=FIRST_YEAR, most=LAST_YEAR),
        agency_kind=file.name("agency_kind"),
        completeness=file.choice("completeness", Completeness) or Completeness.FULL,
        title=file.words_in("title") or parts.NOTHING,
        root=root,
        rounding=rounding,
        levels=read_levels(file, rounding.places),
        settings=parts.read_settings(file),
        divisions=divisions,
        permit_processes=processes,
        extra={
            "sources": sources,
            "scales": scales,
            "sampling": sampling,
            "calendar": parts.read_calendar(file, source_keys),
            "follow_up": parts.read_follow_up(file, source_keys),
        },
    )
    file.close()
    problems.stop_if_any()
    return framework


def _tree(file: Section, reader: TreeReader) -> Node:
    section = file.section("tree")
    if section is None:
        return EMPTY_TREE
    root = reader.total(section)
    unreadable = {problem.code for problem in file.problems.found if problem.params.get("field") == "weight"}
    for finding in check_tree(root):
        if finding.key != "weight_missing" or finding.code not in unreadable:
            file.problems.say(finding.key, reader.lines[finding.position], finding.code, **finding.params)
    return root


def _check_sample_instruments(file: Section, sampling: tuple[SampleGroup, ...], root: Node) -> None:
    instruments = {node.code for node in root.walk() if node.kind is Kind.INSTRUMENT}
    for group in sampling:
        if group.instrument not in instruments:
            file.problems.say(
                "unknown_instrument", file.line_of("sampling"), group.group, given=group.instrument
            )
