from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_chain"),
    ]

    operations = [
        migrations.CreateModel(
            name="DailyRoot",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(unique=True)),
                ("first", models.BigIntegerField(unique=True)),
                ("last", models.BigIntegerField(unique=True)),
                ("digest", models.CharField(max_length=64)),
                ("closed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-last"],
            },
        ),
        migrations.AddConstraint(
            model_name="dailyroot",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__gte", 1), ("last__gte", models.F("first"))),
                name="root_covers_an_entry",
            ),
        ),
    ]
