from django.db import migrations


WAGTAILS_OWN = ("Editors", "Moderators")


def take_back(apps, schema_editor):
    """Wagtail begins with groups that may do everything in every tree and collection. Here that means every tenant's.

    A group without members and rights goes; one that reviews, such as the moderators, stays without rights. Groups
    that somebody made are left as they are: a system check names those that reach as far.
    """
    own = {"group__name__in": WAGTAILS_OWN}
    apps.get_model("wagtailcore", "GroupPagePermission").objects.filter(page__depth=1, **own).delete()
    apps.get_model("wagtailcore", "GroupCollectionPermission").objects.filter(collection__depth=1, **own).delete()
    apps.get_model("auth", "Group").objects.filter(name="Editors", user__isnull=True).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0001_initial"),
        ("wagtail_localize", "0006_create_submit_translation_permission"),
        ("wagtailadmin", "0001_create_admin_access_permissions"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0011_add_choose_permissions"),
        ("wagtailimages", "0023_add_choose_permissions"),
        ("wagtailmedia", "0003_copy_media_permissions_to_collections"),
    ]

    operations = [migrations.RunPython(take_back, migrations.RunPython.noop)]
