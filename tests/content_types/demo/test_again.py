"""Loading again changes nothing; beginning anew leaves nothing of what was."""

import pytest
from django.apps import apps
from wagtail.models import Collection, Page, Revision, Site

from cms.people.models import User
from cms.publishing.models import Change, Document
from cms.tenants.models import Tenant
from content_types.demo.loader import load
from content_types.demo.removal import remove
from tests.fixtures_demo import PORT, Demo

pytestmark = pytest.mark.django_db


def sizes() -> dict[str, int]:
    """How many rows each table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models(include_auto_created=True)}


def test_a_second_load_changes_nothing(demo: Demo) -> None:
    before, last = sizes(), Change.objects.latest("pk").pk
    said: list[str] = []

    load(at=demo.at, port=PORT, say=said.append)

    assert said == [f"{slug}: already there" for slug in ("solvik", "bjorkhamn", "lindehavn", "javorgrad")]
    assert (sizes(), Change.objects.latest("pk").pk) == (before, last)


def test_addresses_follow_the_port_at_which_the_installation_serves(demo: Demo) -> None:
    load(at=demo.at, port=9000, say=lambda _line: None)

    edition = Tenant.objects.get(slug="bjorkhamn").editions.get(locale="sv")
    assert edition.about["baseUrl"] == "http://bjorkhamn.localhost:9000"
    assert Site.objects.get(is_default_site=True).root_url == "http://localhost:9000"


def test_the_editor_gets_in_only_with_a_password_that_somebody_chose(demo: Demo) -> None:
    editor = User.objects.get(username="editor-solvik")
    assert not editor.has_usable_password()

    load(at=demo.at, port=PORT, say=lambda _line: None, editor_password="a long password")

    editor.refresh_from_db()
    assert editor.check_password("a long password")


def test_removing_the_demo_leaves_the_other_tenants_and_nothing_else(demo: Demo) -> None:
    remove(say=lambda _line: None)

    assert not Tenant.objects.filter(slug__in=["solvik", "bjorkhamn", "lindehavn", "javorgrad"]).exists()
    others = set(Page.objects.values_list("pk", flat=True))
    assert {int(pk) for pk in Revision.page_revisions.values_list("object_id", flat=True)} <= others
    assert not Document.objects.exists()
    assert Collection.objects.filter(depth__gt=1).count() == Tenant.objects.count()
    left = {label: count for label, count in sizes().items() if label.startswith(("wagtail_localize.", "media."))}
    assert set(left.values()) == {0}
