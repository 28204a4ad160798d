from django.db import migrations, models

import prongsai.audit.fields


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="entry",
            name="digest",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(
            model_name="entry",
            name="encoding",
            field=models.PositiveSmallIntegerField(default=1),
        ),
        migrations.AddField(
            model_name="entry",
            name="is_acting",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="entry",
            name="previous",
            field=models.CharField(default="", max_length=64),
        ),
        migrations.AddField(
            model_name="entry",
            name="seq",
            field=models.BigIntegerField(null=True, unique=True),
        ),
        migrations.AlterField(
            model_name="entry",
            name="details",
            field=prongsai.audit.fields.CanonicalJSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="entry",
            name="target",
            field=models.CharField(max_length=120),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["target", "id"], name="entry_of_object"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["agency_path", "id"], name="entry_of_agency"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["actor_id", "id"], name="entry_of_person"),
        ),
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(
                condition=models.Q(("seq__isnull", True)), fields=["id"], name="entry_unsealed"
            ),
        ),
        migrations.AddConstraint(
            model_name="entry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("digest", ""), ("previous", ""), ("seq__isnull", True)),
                    models.Q(
                        ("seq__gte", 1),
                        models.Q(("previous", ""), _negated=True),
                        models.Q(("digest", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="entry_sealed_whole_or_not_at_all",
            ),
        ),
    ]
