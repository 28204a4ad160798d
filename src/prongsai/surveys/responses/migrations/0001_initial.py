"""Tables without order: on SQLite they have no row numbers and lie in the order of their keys, which are drawn."""

from django.db import migrations, models

COLUMNS = tuple(f"a{number}" for number in range(1, 19))
ANSWERS = ", ".join(f"{column} smallint" for column in COLUMNS)
ON_SCALE = " AND ".join(f"{column} BETWEEN 0 AND 9" for column in COLUMNS)
SHEET = f"""
    wave integer NOT NULL, place smallint NOT NULL, service smallint NOT NULL, draw bigint NOT NULL, {ANSWERS},
    PRIMARY KEY (wave, place, draw), CONSTRAINT %s CHECK ({ON_SCALE})
"""
TABLES = {
    "survey_answers_intake": SHEET % "intake_on_scale",
    "survey_answers_sealed": SHEET % "sealed_on_scale",
    "survey_answers_unspentcode": (
        "wave integer NOT NULL, mark {bytes} NOT NULL, batch smallint NOT NULL, PRIMARY KEY (wave, mark)"
    ),
    "survey_answers_wavekey": "wave integer NOT NULL PRIMARY KEY, key {bytes} NOT NULL",
}


def make(_apps, schema_editor):
    sqlite = schema_editor.connection.vendor == "sqlite"
    for table, columns in TABLES.items():
        body = columns.format(bytes="blob" if sqlite else "bytea")
        schema_editor.execute(f"CREATE TABLE {table} ({body}){' WITHOUT ROWID' if sqlite else ''}")


def remove(_apps, schema_editor):
    for table in TABLES:
        schema_editor.execute(f"DROP TABLE {table}")


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(make, remove)],
            state_operations=[
                migrations.CreateModel(
                    name="UnspentCode",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wave", "mark", blank=True, editable=False, primary_key=True, serialize=False
                            ),
                        ),
                        ("wave", models.IntegerField()),
                        ("mark", models.BinaryField(max_length=16)),
                        ("batch", models.SmallIntegerField()),
                    ],
                ),
                migrations.CreateModel(
                    name="WaveKey",
                    fields=[
                        ("wave", models.IntegerField(primary_key=True, serialize=False)),
                        ("key", models.BinaryField(max_length=32)),
                    ],
                ),
                migrations.CreateModel(
                    name="Intake",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wave",
                                "place",
                                "draw",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("wave", models.IntegerField()),
                        ("place", models.SmallIntegerField()),
                        ("service", models.SmallIntegerField()),
                        ("draw", models.BigIntegerField()),
                        ("a1", models.SmallIntegerField(null=True)),
                        ("a2", models.SmallIntegerField(null=True)),
                        ("a3", models.SmallIntegerField(null=True)),
                        ("a4", models.SmallIntegerField(null=True)),
                        ("a5", models.SmallIntegerField(null=True)),
                        ("a6", models.SmallIntegerField(null=True)),
                        ("a7", models.SmallIntegerField(null=True)),
                        ("a8", models.SmallIntegerField(null=True)),
                        ("a9", models.SmallIntegerField(null=True)),
                        ("a10", models.SmallIntegerField(null=True)),
                        ("a11", models.SmallIntegerField(null=True)),
                        ("a12", models.SmallIntegerField(null=True)),
                        ("a13", models.SmallIntegerField(null=True)),
                        ("a14", models.SmallIntegerField(null=True)),
                        ("a15", models.SmallIntegerField(null=True)),
                        ("a16", models.SmallIntegerField(null=True)),
                        ("a17", models.SmallIntegerField(null=True)),
                        ("a18", models.SmallIntegerField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("a1__gte", 0),
                                    ("a1__lte", 9),
                                    ("a2__gte", 0),
                                    ("a2__lte", 9),
                                    ("a3__gte", 0),
                                    ("a3__lte", 9),
                                    ("a4__gte", 0),
                                    ("a4__lte", 9),
                                    ("a5__gte", 0),
                                    ("a5__lte", 9),
                                    ("a6__gte", 0),
                                    ("a6__lte", 9),
                                    ("a7__gte", 0),
                                    ("a7__lte", 9),
                                    ("a8__gte", 0),
                                    ("a8__lte", 9),
                                    ("a9__gte", 0),
                                    ("a9__lte", 9),
                                    ("a10__gte", 0),
                                    ("a10__lte", 9),
                                    ("a11__gte", 0),
                                    ("a11__lte", 9),
                                    ("a12__gte", 0),
                                    ("a12__lte", 9),
                                    ("a13__gte", 0),
                                    ("a13__lte", 9),
                                    ("a14__gte", 0),
                                    ("a14__lte", 9),
                                    ("a15__gte", 0),
                                    ("a15__lte", 9),
                                    ("a16__gte", 0),
                                    ("a16__lte", 9),
                                    ("a17__gte", 0),
                                    ("a17__lte", 9),
                                    ("a18__gte", 0),
                                    ("a18__lte", 9),
                                ),
                                name="intake_on_scale",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Sealed",
                    fields=[
                        (
                            "pk",
                            models.CompositePrimaryKey(
                                "wave",
                                "place",
                                "draw",
                                blank=True,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("wave", models.IntegerField()),
                        ("place", models.SmallIntegerField()),
                        ("service", models.SmallIntegerField()),
                        ("draw", models.BigIntegerField()),
                        ("a1", models.SmallIntegerField(null=True)),
                        ("a2", models.SmallIntegerField(null=True)),
                        ("a3", models.SmallIntegerField(null=True)),
                        ("a4", models.SmallIntegerField(null=True)),
                        ("a5", models.SmallIntegerField(null=True)),
                        ("a6", models.SmallIntegerField(null=True)),
                        ("a7", models.SmallIntegerField(null=True)),
                        ("a8", models.SmallIntegerField(null=True)),
                        ("a9", models.SmallIntegerField(null=True)),
                        ("a10", models.SmallIntegerField(null=True)),
                        ("a11", models.SmallIntegerField(null=True)),
                        ("a12", models.SmallIntegerField(null=True)),
                        ("a13", models.SmallIntegerField(null=True)),
                        ("a14", models.SmallIntegerField(null=True)),
                        ("a15", models.SmallIntegerField(null=True)),
                        ("a16", models.SmallIntegerField(null=True)),
                        ("a17", models.SmallIntegerField(null=True)),
                        ("a18", models.SmallIntegerField(null=True)),
                    ],
                    options={
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("a1__gte", 0),
                                    ("a1__lte", 9),
                                    ("a2__gte", 0),
                                    ("a2__lte", 9),
                                    ("a3__gte", 0),
                                    ("a3__lte", 9),
                                    ("a4__gte", 0),
                                    ("a4__lte", 9),
                                    ("a5__gte", 0),
                                    ("a5__lte", 9),
                                    ("a6__gte", 0),
                                    ("a6__lte", 9),
                                    ("a7__gte", 0),
                                    ("a7__lte", 9),
                                    ("a8__gte", 0),
                                    ("a8__lte", 9),
                                    ("a9__gte", 0),
                                    ("a9__lte", 9),
                                    ("a10__gte", 0),
                                    ("a10__lte", 9),
                                    ("a11__gte", 0),
                                    ("a11__lte", 9),
                                    ("a12__gte", 0),
                                    ("a12__lte", 9),
                                    ("a13__gte", 0),
                                    ("a13__lte", 9),
                                    ("a14__gte", 0),
                                    ("a14__lte", 9),
                                    ("a15__gte", 0),
                                    ("a15__lte", 9),
                                    ("a16__gte", 0),
                                    ("a16__lte", 9),
                                    ("a17__gte", 0),
                                    ("a17__lte", 9),
                                    ("a18__gte", 0),
                                    ("a18__lte", 9),
                                ),
                                name="sealed_on_scale",
                            )
                        ],
                    },
                ),
            ],
        )
    ]
