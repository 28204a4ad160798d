"""Sums of arrivals, in the order of their keys like everything else here."""

from django.db import migrations, models

ARRIVALS = "survey_answers_arrival"
COLUMNS = (
    "wave integer NOT NULL, channel smallint NOT NULL, count integer NOT NULL, PRIMARY KEY (wave, channel)"
)


def make(_apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    schema_editor.execute(f"CREATE TABLE {ARRIVALS} ({COLUMNS}){' WITHOUT ROWID' if sqlite else ''}")


def remove(_apps, schema_editor):
    schema_editor.execute(f"DROP TABLE {ARRIVALS}")


class Migration(migrations.Migration):
    dependencies = [("survey_answers", "0001_initial")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make, remove)],
            state_operations=[
                migrations.CreateModel(
                    name="Arrival",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wave",
                                "channel",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("wave", models.IntegerField()),
                        ("channel", models.SmallIntegerField()),
                        ("count", models.IntegerField()),
                    ],
                ),
            ],
        ),
    ]
