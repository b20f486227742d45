import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget_documents(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What the index has read of documents nobody would ever take out again."""
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects.using(schema_editor.connection.alias)
    entries.filter(content_type__app_label="publishing", content_type__model="document").delete()


class Migration(migrations.Migration):
    """`manage.py rebuild_search` fills the lists; until then search finds nothing."""

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("publishing", "0007_previews"),
        ("tenants", "0004_preview_page_of_the_app"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("language", models.CharField(max_length=10)),
                ("key", models.TextField()),
                ("block", models.PositiveBigIntegerField()),
                ("title", models.BinaryField(default=b"")),
                ("body", models.BinaryField(default=b"")),
                (
                    "tenant",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="tenants.tenant",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="keylist",
            constraint=models.UniqueConstraint(fields=("tenant", "language", "key", "block"), name="key_list_once"),
        ),
        migrations.AddIndex(
            model_name="editionrow",
            index=models.Index(fields=["edition", "visible_from"], name="row_begins"),
        ),
        migrations.AddIndex(
            model_name="editionrow",
            index=models.Index(
                condition=models.Q(("visible_until__isnull", False)),
                fields=["edition", "visible_until"],
                name="row_ends",
            ),
        ),
        migrations.RunPython(forget_documents, migrations.RunPython.noop, elidable=True),
    ]
