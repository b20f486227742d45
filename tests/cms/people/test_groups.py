"""No group reaches into every tenant; who is to reach further than one is a superuser."""

from importlib import import_module

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.core.checks import Tags, run_checks
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from cms.people.checks import groups_stay_within_their_tenant

pytestmark = pytest.mark.django_db


def test_no_group_has_rights_at_the_root_of_all_trees_and_collections() -> None:
    assert not GroupPagePermission.objects.filter(page__depth=1).exists()
    assert not GroupCollectionPermission.objects.filter(collection__depth=1).exists()


def test_only_groups_of_tenants_have_rights() -> None:
    others = Group.objects.filter(tenant_group__isnull=True)

    assert [group.name for group in others] == ["Moderators"]
    assert not others.filter(page_permissions__isnull=False).exists()
    assert not others.filter(collection_permissions__isnull=False).exists()


def reaching_everywhere(name: str) -> Group:
    group = Group.objects.get_or_create(name=name)[0]
    change_page = Permission.objects.get(codename="change_page")
    add_image = Permission.objects.get(codename="add_image", content_type__app_label="media")
    GroupPagePermission.objects.create(group=group, page=Page.get_first_root_node(), permission=change_page)
    GroupCollectionPermission.objects.create(
        group=group, collection=Collection.get_first_root_node(), permission=add_image
    )
    return group


def rights(group: Group) -> tuple[int, int]:
    return group.page_permissions.count(), group.collection_permissions.count()


def test_wagtails_own_groups_lose_their_reach_and_those_that_somebody_made_keep_theirs() -> None:
    made = reaching_everywhere("Nettredaksjonen")
    own = [reaching_everywhere(name) for name in ("Editors", "Moderators")]

    import_module("cms.people.migrations.0002_nobody_reaches_every_tenant").take_back(apps, None)

    assert rights(made) == (1, 1)
    assert [rights(group) for group in own] == [(0, 0), (0, 0)]
    assert not Group.objects.filter(name="Editors").exists()


def test_a_group_that_reaches_into_every_tenant_is_reported_once_with_what_to_do() -> None:
    assert groups_stay_within_their_tenant(None, databases=["default"]) == []
    reaching_everywhere("Nettredaksjonen")

    found = [each for each in run_checks(tags=[Tags.database], databases=["default"]) if each.id == "people.W001"]

    assert [each.msg for each in found] == [
        "The group “Nettredaksjonen” has rights at the root of all page trees or collections: in every tenant."
    ]
    assert "take away its rights for the root" in found[0].hint
    assert groups_stay_within_their_tenant(None) == []
