"""What the tags of a template say: only fields that exist, lists gone through, and conditions. Nothing else.

The tags are read as Jinja's own syntax tree, and each kind of node must be on the list here: a template has no
arithmetic, no calls, no assignments, and loops only over parts of what the loop around it goes through, so that the
work it makes never grows beyond the content.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from jinja2 import TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from prongsai.reports.word_templates.problems import Problem, ProblemKind
from prongsai.reports.word_templates.tags import Loop, Plain, Record, Series, Shape, top_level

Scope: TypeAlias = Mapping[str, Shape]
TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
BLOCK = re.compile(r"\{%-?\s*(for|if|endfor|endif)\b.*?%\}", re.DOTALL)
MARKUP = re.compile(r"<[^>]*>")
FILTERS = frozenset({"length", "join"})
LOGIC = (nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.CondExpr)
_jinja = ImmutableSandboxedEnvironment(autoescape=True)


def problems_in(source: str, content: type) -> Iterator[Problem]:
    """Everything wrong with one part's text (patched by docxtpl, each paragraph on a line of its own).

    content   the dataclass whose fields the tags may name
    """
    text = _Source(source)
    unpaired = list(_unpaired(text))
    if unpaired:
        yield from unpaired
        return
    try:
        tree = _jinja.parse(source)
    except TemplateSyntaxError as error:
        yield text.problem(ProblemKind.UNREADABLE_TAG, error.lineno)
        return
    except RecursionError:
        yield Problem(ProblemKind.NOT_ALLOWED)
        return
    yield from _Reader(text, content).block(tree.body, {}, None)


class _Source:
    """Finds the words of a line for a person to look for."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines = source.splitlines()

    def line_of(self, position: int) -> int:
        return self.source.count("\n", 0, position) + 1

    def problem(self, kind: ProblemKind, line: int, word: str = "", tag: str = "") -> Problem:
        return Problem(kind, tag=tag or self._tag(line, word), near=self._near(line))

    def _tag(self, line: int, word: str) -> str:
        tags = TAG.findall(self.lines[line - 1]) if line <= len(self.lines) else []
        holding = [tag for tag in tags if re.search(rf"\b{re.escape(word)}\b", tag)] if word else []
        return MARKUP.sub("", (holding or tags or [""])[0])

    def _near(self, line: int) -> str:
        """The words of the line, or of the nearest line above that has any."""
        for text in reversed(self.lines[:line]):
            words = " ".join(TAG.sub(" ", MARKUP.sub("", text)).split())
            if words:
                return words[:60]
        return ""


def _unpaired(text: _Source) -> Iterator[Problem]:
    waiting: list[tuple[str, re.Match[str]]] = []
    for found in BLOCK.finditer(text.source):
        word = found.group(1)
        if word in {"for", "if"}:
            waiting.append((word, found))
        elif waiting and waiting[-1][0] == word.removeprefix("end"):
            waiting.pop()
        else:
            yield _at(text, ProblemKind.NOT_OPENED, found)
            return
    for _word, found in waiting:
        yield _at(text, ProblemKind.NOT_CLOSED, found)


def _at(text: _Source, kind: ProblemKind, found: re.Match[str]) -> Problem:
    return text.problem(kind, text.line_of(found.start()), tag=MARKUP.sub("", found.group()))


class _Reader:
    """Walks the tree with the shapes of the names in scope. around: the variable of the nearest loop."""

    def __init__(self, text: _Source, content: type) -> None:
        self.text = text
        self.content = content

    def block(self, body: list[nodes.Node], scope: Scope, around: str | None) -> Iterator[Problem]:
        for node in body:
            if isinstance(node, nodes.Output):
                for piece in node.nodes:
                    yield from self._printed(piece, scope)
            elif isinstance(node, nodes.If):
                yield from self._if(node, scope, around)
            elif isinstance(node, nodes.For):
                yield from self._for(node, scope, around)
            else:
                yield self.text.problem(ProblemKind.NOT_ALLOWED, node.lineno)

    def _printed(self, piece: nodes.Node, scope: Scope) -> Iterator[Problem]:
        if isinstance(piece, nodes.TemplateData):
            return
        shape = self._shape(piece, scope)
        if isinstance(shape, Problem):
            yield shape
        elif not isinstance(shape, Plain):
            yield self.text.problem(ProblemKind.NOT_A_TEXT, piece.lineno, _last_name(piece))

    def _if(self, node: nodes.If, scope: Scope, around: str | None) -> Iterator[Problem]:
        shape = self._shape(node.test, scope)
        if isinstance(shape, Problem):
            yield shape
        yield from self.block(node.body, scope, around)
        for other in node.elif_:
            yield from self._if(other, scope, around)
        yield from self.block(node.else_, scope, around)

    def _for(self, node: nodes.For, scope: Scope, around: str | None) -> Iterator[Problem]:
        if node.recursive or not isinstance(node.target, nodes.Name):
            yield self.text.problem(ProblemKind.NOT_ALLOWED, node.lineno)
            return
        shape = self._shape(node.iter, scope)
        if isinstance(shape, Problem):
            yield shape
            return
        if not isinstance(shape, Series):
            yield self.text.problem(ProblemKind.NOT_A_LIST, node.lineno, _last_name(node.iter))
            return
        if around is not None and _owner(node.iter) != around:
            yield self.text.problem(ProblemKind.LOOP_IN_LOOP, node.lineno, _last_name(node.iter))
            return
        inside = {**scope, node.target.name: shape.of, "loop": Loop()}
        if node.test is not None and isinstance(condition := self._shape(node.test, inside), Problem):
            yield condition
        yield from self.block(node.body, inside, node.target.name)
        yield from self.block(node.else_, scope, around)

    def _shape(self, node: nodes.Node, scope: Scope) -> Shape | Problem:
        """What an expression gives, or what is wrong with it."""
        if isinstance(node, nodes.Const | nodes.TemplateData):
            return Plain()
        if isinstance(node, nodes.Name):
            found = scope.get(node.name) or top_level(self.content, node.name)
            return found or self.text.problem(ProblemKind.UNKNOWN_TAG, node.lineno, node.name)
        if isinstance(node, nodes.Getattr):
            return self._part(node, scope)
        if isinstance(node, LOGIC):
            return self._all_of(node, scope)
        if (
            isinstance(node, nodes.Filter)
            and node.name in FILTERS
            and node.node is not None
            and not node.kwargs
        ):
            given = self._shape(node.node, scope)
            return given if isinstance(given, Problem) else Plain()
        return self.text.problem(ProblemKind.NOT_ALLOWED, node.lineno, _last_name(node))

    def _part(self, node: nodes.Getattr, scope: Scope) -> Shape | Problem:
        owner = self._shape(node.node, scope)
        if isinstance(owner, Problem):
            return owner
        if node.attr.startswith("_"):
            return self.text.problem(ProblemKind.NOT_ALLOWED, node.lineno, node.attr)
        part = owner.part(node.attr) if isinstance(owner, Record | Loop) else None
        return part or self.text.problem(ProblemKind.UNKNOWN_TAG, node.lineno, node.attr)

    def _all_of(self, node: nodes.Node, scope: Scope) -> Shape | Problem:
        for child in node.iter_child_nodes():
            shape = (
                self._all_of(child, scope) if isinstance(child, nodes.Operand) else self._shape(child, scope)
            )
            if isinstance(shape, Problem):
                return shape
        return Plain()


def _owner(node: nodes.Node) -> str:
    """The name before the dot: finding in finding.measures."""
    return node.node.name if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) else ""


def _last_name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return node.attr
    return node.name if isinstance(node, nodes.Name) else ""
