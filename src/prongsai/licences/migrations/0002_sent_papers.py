import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("licences", "0001_licences"),
    ]

    operations = [
        migrations.CreateModel(
            name="SentPaper",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("received_at", models.DateTimeField()),
                ("mark", models.CharField(max_length=64)),
                ("name", models.TextField()),
                ("content", models.BinaryField()),
                ("sealed_with", models.CharField(max_length=16)),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_papers",
                        to="licences.application",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="licences.checklistitem",
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sent_papers",
                        to="licences.notice",
                    ),
                ),
            ],
            options={
                "ordering": ["application", "item__position", "received_at", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("application", "item", "mark"), name="sent_paper_once"),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0), models.Q(("name", ""), _negated=True)),
                        name="sent_paper_is_sealed",
                    ),
                ],
            },
        ),
    ]
