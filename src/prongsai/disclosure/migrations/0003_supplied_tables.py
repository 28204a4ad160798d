from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0002_records_by_period"),
    ]

    operations = [
        migrations.AddField(
            model_name="record",
            name="supplied",
            field=models.CharField(blank=True, default="", max_length=16),
        ),
    ]
