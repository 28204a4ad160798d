"""Papers that were handed in before there were steps get the steps that their own rows tell of."""

from django.db import migrations

FLOW = "reports.paper"
OFFICER, DIRECTOR = "ita_officer", "director"
DECIDED = {"approved": ("approve", "approve"), "returned": ("return", "send_back")}


def write_history(apps, _schema_editor):
    papers = apps.get_model("reports", "Paper").objects.defer("content")
    steps = apps.get_model("approvals", "Step").objects
    authors = apps.get_model("approvals", "Author").objects
    for paper in papers.order_by("pk").iterator():
        if steps.filter(flow=FLOW, subject_id=paper.pk).exists():
            continue
        about = {"flow": FLOW, "subject_id": paper.pk, "agency_id": paper.agency_id, "turn": 1}
        authors.get_or_create(
            **about, user_id=paper.submitted_by_id, defaults={"first_at": paper.submitted_at}
        )
        steps.create(
            **about,
            seq=1,
            seen=0,
            move="submit",
            kind="hand_in",
            before="new",
            after="submitted",
            by_id=paper.submitted_by_id,
            role=OFFICER,
            at=paper.submitted_at,
            digest=paper.sha256,
        )
        if paper.state in DECIDED:
            move, kind = DECIDED[paper.state]
            steps.create(
                **about,
                seq=2,
                seen=1,
                move=move,
                kind=kind,
                before="submitted",
                after=paper.state,
                by_id=paper.decided_by_id,
                role=DIRECTOR,
                at=paper.decided_at,
                comment=paper.comment,
                digest=paper.sha256,
            )


class Migration(migrations.Migration):
    dependencies = [("reports", "0002_endorsing"), ("approvals", "0001_steps")]

    operations = [migrations.RunPython(write_history, migrations.RunPython.noop)]
