"""The Word template of a kind of paper, with its tags."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from prongsai.accounts.members import Member
from prongsai.reports import permissions
from prongsai.reports.kinds import AnyKind
from prongsai.reports.models import PaperTemplate
from prongsai.reports.presenters.addresses import agency_text, papers_crumb
from prongsai.reports.tag_list import Tag, tag_list
from prongsai.rounds.models import Round
from prongsai.rules.framework import Text
from prongsai.ui.parts import Crumbs


@dataclass(frozen=True, slots=True)
class TemplatePage:
    """kind: its key; paper: its name."""

    round: Round
    agency: Text
    crumbs: Crumbs
    kind: str
    paper: Promise
    own: PaperTemplate | None
    may_change: bool
    form: forms.Form
    tags: tuple[Tag, ...]


def template_page(
    round_: Round,
    kind: AnyKind,
    own: PaperTemplate | None,
    form: forms.Form,
    *,
    viewer: Member,
) -> TemplatePage:
    return TemplatePage(
        round=round_,
        agency=agency_text(round_),
        crumbs=(papers_crumb(round_), (_("Word template"), "")),
        kind=kind.key,
        paper=kind.name,
        own=own,
        may_change=permissions.may_change_template(viewer, round_),
        form=form,
        tags=tag_list(kind),
    )
