"""Comments: apart from the sheets, without order like them."""

import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models

TABLES = ("waitingcomment", "waiting_comment_not_too_long"), ("sealedcomment", "sealed_comment_not_too_long")
BODY = (
    "wave integer NOT NULL, draw bigint NOT NULL, body text NOT NULL, PRIMARY KEY (wave, draw), "
    "CONSTRAINT {limit} CHECK (length(body) <= 2000)"
)


def make(_apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, limit in TABLES:
        body = BODY.format(limit=limit)
        schema_editor.execute(
            f"CREATE TABLE survey_answers_{table} ({body}){' WITHOUT ROWID' if sqlite else ''}"
        )


def remove(_apps, schema_editor):
    for table, _limit in TABLES:
        schema_editor.execute(f"DROP TABLE survey_answers_{table}")


class Migration(migrations.Migration):
    dependencies = [
        ("survey_answers", "0002_arrivals"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make, remove)],
            state_operations=[
                migrations.CreateModel(
                    name="SealedComment",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wave", "draw", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("wave", models.IntegerField()),
                        ("draw", models.BigIntegerField()),
                        ("body", models.TextField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=django.db.models.lookups.LessThanOrEqual(
                                    django.db.models.functions.text.Length("body"), 2000
                                ),
                                name="sealed_comment_not_too_long",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="WaitingComment",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wave", "draw", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("wave", models.IntegerField()),
                        ("draw", models.BigIntegerField()),
                        ("body", models.TextField()),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=django.db.models.lookups.LessThanOrEqual(
                                    django.db.models.functions.text.Length("body"), 2000
                                ),
                                name="waiting_comment_not_too_long",
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
