from django.db import migrations, models
from django.db.models.functions import Length, Substr


class Migration(migrations.Migration):
    dependencies = [
        ("publishing", "0008_search_by_lists"),
        ("tenants", "0004_preview_page_of_the_app"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="keylist",
            index=models.Index(
                models.F("tenant"),
                models.F("language"),
                Substr("key", 1, 2),
                Length("key"),
                models.F("key"),
                name="key_list_spelled",
            ),
        ),
    ]
