"""Published checklists, released notices and the moves of an application stay; nobody decides what they worked on."""

from prongsai.approvals.guards import changed
from prongsai.audit.guards import Guard, forbid_changes
from prongsai.licences.moves import MOVES

_OF_PUBLISHED = (
    "EXISTS (SELECT 1 FROM licences_checklist c WHERE c.id = {row}.checklist_id AND c.is_published)"
)
_ALLOWED = " OR ".join(
    f"(NEW.before = '{before}' AND NEW.after = '{after}')"
    for before, after_all in MOVES.items()
    for after in sorted(after_all)
)
_HANDS = """NEW.by_id IS NOT NULL AND NEW.after IN ('approved', 'refused') AND (EXISTS (SELECT 1 FROM licences_statusevent e
    WHERE e.application_id = NEW.application_id AND e.by_id = NEW.by_id AND e.after IN ('checking', 'defect', 'reviewing'))
    OR EXISTS (SELECT 1 FROM licences_itemcheck i WHERE i.application_id = NEW.application_id AND i.checked_by_id = NEW.by_id))"""
_LAST = "(SELECT a.state FROM licences_application a WHERE a.id = NEW.application_id)"
_NEXT = "(SELECT COUNT(*) + 1 FROM licences_statusevent e WHERE e.application_id = NEW.application_id)"
_FILED = (
    "agency_id",
    "licence_type_id",
    "checklist_id",
    "reference",
    "secret_hash",
    "sending",
    "channel",
    "filed_on",
)
_AFTER_EFFECT = """NOT EXISTS (SELECT 1 FROM licences_checklist c WHERE c.id = NEW.checklist_id AND c.is_published
    AND c.licence_type_id = NEW.licence_type_id AND c.effective_from <= NEW.filed_on)"""
_PAPER = ("application_id", "item_id", "notice_id", "media_type", "size", "received_at")
_APPLICANT_KNOWN = "EXISTS (SELECT 1 FROM licences_applicant p WHERE p.application_id = OLD.application_id)"
_STILL_KNOWN = """EXISTS (SELECT 1 FROM licences_applicant p JOIN licences_notice n ON n.application_id = p.application_id
    WHERE n.id = OLD.notice_id)"""

GUARDS: list[Guard] = [
    forbid_changes(
        "licences_checklist", when="{row}.is_published", message="A published checklist never changes."
    ),
    forbid_changes(
        "licences_checklistitem",
        when=_OF_PUBLISHED,
        message="The items of a published checklist never change.",
        insert=True,
    ),
    forbid_changes(
        "licences_guidelinestep",
        when=_OF_PUBLISHED,
        message="The steps of a published checklist never change.",
        insert=True,
    ),
    forbid_changes(
        "licences_statusevent", when="1 = 1", message="What happened to an application never changes."
    ),
    Guard(
        "guard_licences_statusevent_moves",
        "licences_statusevent",
        ("INSERT",),
        f"NOT ({_ALLOWED}) OR NEW.seq <> {_NEXT} OR (NEW.seq > 1 AND NEW.before <> {_LAST})",
        "An application moves from one state to the next, and in order.",
    ),
    Guard(
        "guard_licences_statusevent_hands",
        "licences_statusevent",
        ("INSERT",),
        _HANDS,
        "Nobody decides on an application that they worked on.",
    ),
    forbid_changes("licences_notice", when="1 = 1", message="A released notice never changes."),
    forbid_changes("licences_noticeline", when="1 = 1", message="A released notice never changes."),
    Guard(
        "guard_licences_noticeline_late",
        "licences_noticeline",
        ("INSERT",),
        "EXISTS (SELECT 1 FROM licences_statusevent e WHERE e.notice_id = NEW.notice_id)",
        "A released notice never changes.",
    ),
    Guard(
        "guard_licences_answer",
        "licences_answer",
        ("UPDATE",),
        "OLD.answered_at <> NEW.answered_at OR OLD.notice_id <> NEW.notice_id",
        "What an applicant answered never changes.",
    ),
    Guard(
        "guard_licences_answer_stays",
        "licences_answer",
        ("DELETE",),
        _STILL_KNOWN,
        "An answer goes with its applicant.",
    ),
    Guard(
        "guard_licences_sentpaper",
        "licences_sentpaper",
        ("UPDATE",),
        changed(_PAPER),
        "What an applicant sent never changes.",
    ),
    Guard(
        "guard_licences_sentpaper_stays",
        "licences_sentpaper",
        ("DELETE",),
        _APPLICANT_KNOWN,
        "A paper goes with its applicant.",
    ),
    Guard(
        "guard_licences_application_filed",
        "licences_application",
        ("UPDATE",),
        changed(_FILED),
        "What was filed, and the checklist it follows, never change.",
    ),
    Guard(
        "guard_licences_application_begins",
        "licences_application",
        ("INSERT",),
        _AFTER_EFFECT,
        "An application follows a checklist that is published and in force.",
    ),
    Guard(
        "guard_licences_application_stays",
        "licences_application",
        ("DELETE",),
        "1 = 1",
        "An application is never removed.",
    ),
]
