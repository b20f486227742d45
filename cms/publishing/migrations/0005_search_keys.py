from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def forget_rows(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The index reads documents from now on; what it has read of rows nobody would ever take out again."""
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects.using(schema_editor.connection.alias)
    entries.filter(content_type__app_label="publishing", content_type__model="editionrow").delete()


class Migration(migrations.Migration):
    """`manage.py rebuild_published` fills the columns; until then search finds nothing."""

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("publishing", "0004_a_document_for_each_script"),
        ("wagtailsearch", "0010_add_text_fields"),
    ]

    operations = [
        migrations.AddField(model_name="document", name="title_keys", field=models.TextField(default="")),
        migrations.AddField(model_name="document", name="body_keys", field=models.TextField(default="")),
        migrations.RunPython(forget_rows, migrations.RunPython.noop, elidable=True),
    ]
