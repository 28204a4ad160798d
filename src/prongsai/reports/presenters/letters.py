"""The page on which a memo or a circular is written."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.reports import permissions
from prongsai.reports.forms import URGENCIES, LetterForm
from prongsai.reports.kinds import kind_of
from prongsai.reports.models import Letter
from prongsai.reports.presenters.addresses import address, agency_text, papers_crumb
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs
from prongsai.ui.versions import Versions, versions_of

FIELDS = (
    "subject", "urgency", "office", "to", "through", "references", "enclosures", "body", "signer", "acting_for",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LetterPage:
    """versions: what was typed beside what somebody else has saved meanwhile. remove: "" where it cannot be removed."""

    round: Round
    agency: Text
    crumbs: Crumbs
    kind: Promise
    title: str
    form: LetterForm
    action: str
    preview: str
    remove: str
    may_write: bool
    versions: Versions | None


def letter_page(
    round_: Round,
    kind_key: str,
    letter: Letter | None,
    form: LetterForm | None,
    *,
    viewer: Member,
    is_handed_in: bool = False,
    newer: bool = False,
) -> LetterPage:
    kind = kind_of(kind_key)
    title = letter.subject if letter else str(kind.begin)
    may_write = permissions.may_write_letter(viewer, round_)
    return LetterPage(
        round=round_,
        agency=agency_text(round_),
        crumbs=(papers_crumb(round_), (title, "")),
        kind=kind.name,
        title=title,
        form=form or LetterForm(initial=initial_of(letter)),
        action=_action(round_, kind_key, letter),
        preview=address(round_, "preview", topic=f"{kind_key}.{letter.pk}") if letter else "",
        remove=address(round_, "remove_letter", letter_id=letter.pk)
        if letter and may_write and not is_handed_in
        else "",
        may_write=may_write and not is_handed_in,
        versions=_versions(form, letter) if newer and form and letter else None,
    )


def initial_of(letter: Letter | None) -> dict[str, object]:
    """What the form shows; a new letter is empty."""
    if letter is None:
        return {"seen": 0}
    return {"seen": letter.row_version} | {name: getattr(letter, name) for name in FIELDS}


def _action(round_: Round, kind_key: str, letter: Letter | None) -> str:
    if letter is None:
        return address(round_, "write_letter", form=kind_key)
    return address(round_, "change_letter", letter_id=letter.pk)


def _versions(form: LetterForm, letter: Letter) -> Versions:
    labels = {name: str(form.fields[name].label) for name in FIELDS}
    urgency = {key: str(words) for key, words in URGENCIES}
    mine = {name: str(form.data.get(name, "")) for name in FIELDS}
    standing = {name: str(getattr(letter, name)) for name in FIELDS}
    for one in (mine, standing):
        one["urgency"] = urgency.get(one["urgency"], one["urgency"])
    by = letter.changed_by.name_th if letter.changed_by else _("the system")
    return versions_of(labels, mine, standing, by=by, at=letter.changed_at)
