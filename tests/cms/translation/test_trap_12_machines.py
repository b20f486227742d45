"""Trap 12: what a machine translated counts as translated for the library, whoever has read it."""

from django.test import Client, TestCase
from django.urls import reverse

from cms.publishing.models import Document
from cms.tenants.models import Tenant
from cms.translation.drafts import Openness, openness
from tests.cms.translation.desk import fill, publish_translation, sent
from tests.factories.pages import make_story


def test_trap_12_a_machines_text_is_not_published_by_an_update(tenant: Tenant, editor: Client) -> None:
    (swedish,) = sent(make_story(tenant), "sv")
    fill(swedish, machine=True)

    with TestCase.captureOnCommitCallbacks(execute=True):
        editor.post(
            reverse("wagtail_localize:update_translations", args=[swedish.source_id]), {"publish_translations": "on"}
        )

    assert str(swedish.get_status_display()) == "Up to date"
    assert openness(swedish) == Openness(missing=0, machine=swedish.source.stringsegment_set.count())
    assert not Document.objects.filter(locale="sv").exists()


def test_trap_12_published_by_a_person_it_still_says_machine(tenant: Tenant) -> None:
    (swedish,) = sent(make_story(tenant), "sv")
    fill(swedish, machine=True)

    publish_translation(swedish)

    assert Document.objects.get(locale="sv").status == "MACHINE"
