"""What pages and commands say about papers, in the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from prongsai.reports.models import Paper
from prongsai.reports.word_templates.problems import Problem, ProblemKind

STATES: Mapping[str, Promise] = {
    Paper.State.SUBMITTED: _("Waiting for approval"),
    Paper.State.ENDORSED: _("Endorsed, waiting for approval"),
    Paper.State.RETURNED: _("Returned"),
    Paper.State.APPROVED: _("Approved"),
}
STATE_TONES: Mapping[str, str] = {
    Paper.State.SUBMITTED: "review",
    Paper.State.ENDORSED: "review",
    Paper.State.RETURNED: "due",
    Paper.State.APPROVED: "accepted",
}
SUBMIT_REFUSED: Mapping[str, Promise] = {
    "nothing_yet": _("There is nothing to make this paper from yet."),
    "gaps": _("Something is still missing. Please complete it; the list is below."),
    "changed": _("The records have changed since you opened this page. Please look at the paper again."),
    "waiting": _(
        "This paper is already waiting for approval as it was handed in. It must be approved or returned first."
    ),
}
DECISION_REFUSED: Mapping[str, Promise] = {
    "decided_already": _(
        "Somebody has decided on this paper in the meantime. This page shows how it stands now."
    ),
    "own_paper": _("You handed in this paper yourself, so another person must decide on it."),
    "both_hands": _("You have endorsed it yourself, so another person must approve it."),
    "endorsement_wanted": _("It must be endorsed first; your office has decided so."),
    "no_comment": _("Please write what should be changed, so that the officer knows."),
    "no_number": _("Please write the number of the paper."),
    "number_used": _("Your office has used this number for another paper. Please give another number."),
}
LETTER_REFUSED: Mapping[str, Promise] = {
    "handed_in": _(
        "This letter has been handed in, so it stays as it is. If it is returned, it can be changed again."
    ),
}
THINGS: Mapping[str, Promise] = {
    "text box": _("a text box"),
    "object": _("an embedded object"),
    "drawing": _("a drawing or a chart"),
    "footnote": _("a footnote"),
    "endnote": _("an endnote"),
    "equation": _("an equation"),
    "inserted file": _("an inserted file"),
}
PROBLEMS: Mapping[ProblemKind, Promise] = {
    ProblemKind.TOO_LARGE: _("The file is larger than %(detail)s MB. Please make its pictures smaller and send it again."),
    ProblemKind.NOT_WORD: _("This is not a Word document that can be read. Please save it in Word as .docx and send it again."),
    ProblemKind.OLD_WORD: _("This is an old Word file (.doc) or one with a password. Please save it as .docx without a password."),
    ProblemKind.MACRO: _("The file holds a macro (a program). Please save it as an ordinary .docx and send it again."),
    ProblemKind.ZIP_BOMB: _("The file unpacks to far more than a template needs, so it was not opened."),
    ProblemKind.FOREIGN_CONTENT: _("The file carries another file inside (%(detail)s). Please remove it."),
    ProblemKind.OUTSIDE_LINK: _("The file fetches something from another address. Please insert it into the document instead."),
    ProblemKind.PICTURE: _("The picture %(detail)s cannot be printed in the PDF. Please use PNG or JPEG of ordinary size."),
    ProblemKind.NOT_ON_PAPER: _("The template has %(thing)s near “%(near)s”, which the PDF cannot show. Please write it as text or insert it as a picture."),
    ProblemKind.TOO_MANY_TAGS: _("The template holds far more tags than a paper needs. Please begin again from the house template."),
    ProblemKind.TORN_TAG: _("A tag is not closed in “%(near)s”. Each {{ needs its }} and each {%% its %%} in the same paragraph."),
    ProblemKind.NOT_CLOSED: _("%(tag)s near “%(near)s” has no end. Please add endfor or endif."),
    ProblemKind.NOT_OPENED: _("%(tag)s near “%(near)s” ends something that never began. Please remove it or add its beginning."),
    ProblemKind.NOT_ALONE: _("%(tag)s stands beside other words (“%(near)s”), and they would vanish with it. Please put the tag on a line or in a row of its own."),
    ProblemKind.UNREADABLE_TAG: _("%(tag)s near “%(near)s” cannot be read. Please compare it with the list of tags."),
    ProblemKind.UNKNOWN_TAG: _("There is no tag %(tag)s (near “%(near)s”). Please compare it with the list of tags."),
    ProblemKind.NOT_A_LIST: _("%(tag)s near “%(near)s” goes through something that is not a list."),
    ProblemKind.NOT_A_TEXT: _("%(tag)s near “%(near)s” is a list. Please go through it with {%% for %%}."),
    ProblemKind.NOT_ALLOWED: _("%(tag)s near “%(near)s” is not allowed: tags only show content, go through lists, and ask conditions."),
    ProblemKind.LOOP_IN_LOOP: _("%(tag)s near “%(near)s” goes through a list that does not belong to the loop around it."),
    ProblemKind.BROKEN_BY_TAGS: _("Filled in, the tags tear the document apart. A loop over table rows must begin and end in rows of the same table."),
}  # fmt: skip


def problem_sentence(problem: Problem) -> str:
    """One sentence with the place and the mending."""
    thing = str(THINGS.get(problem.detail, problem.detail))
    values = {"tag": problem.tag, "near": problem.near or gettext("the beginning"), "detail": problem.detail}
    return str(PROBLEMS[problem.kind]) % (values | {"thing": thing})
