"""Trap 12: what a machine translated counts as translated for the library, whoever has read it."""

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone

from cms.publishing.models import Document
from cms.tenants.models import Tenant
from cms.translation.models import TranslationState
from cms.translation.reviewing import machine_strings, read_through, unread
from tests.cms.translation.desk import fill, publish_translation, sent
from tests.factories.pages import make_story
from tests.factories.tenants import make_superuser


def test_trap_12_a_machines_text_is_not_published_by_an_update(tenant: Tenant, editor: Client) -> None:
    (swedish,) = sent(make_story(tenant), "sv")
    fill(swedish, machine=True)

    with TestCase.captureOnCommitCallbacks(execute=True):
        editor.post(
            reverse("wagtail_localize:update_translations", args=[swedish.source_id]), {"publish_translations": "on"}
        )

    assert str(swedish.get_status_display()) == "Up to date"
    assert len(unread(swedish.get_target_instance())) == swedish.source.stringsegment_set.count()
    assert not Document.objects.filter(locale="sv").exists()


def test_trap_12_what_a_person_has_read_through_is_published_by_an_update(tenant: Tenant, editor: Client) -> None:
    (swedish,) = sent(make_story(tenant), "sv")
    fill(swedish, machine=True)
    state = TranslationState.objects.get(page=swedish.get_target_instance())
    seen = [string.digest for string in machine_strings(state)]
    read_through(state=state, seen=seen, by=make_superuser(), at=timezone.now())

    with TestCase.captureOnCommitCallbacks(execute=True):
        editor.post(
            reverse("wagtail_localize:update_translations", args=[swedish.source_id]), {"publish_translations": "on"}
        )

    assert unread(swedish.get_target_instance()) == []
    assert Document.objects.filter(locale="sv").count() == 1


def test_trap_12_published_by_a_person_it_still_says_machine(tenant: Tenant) -> None:
    (swedish,) = sent(make_story(tenant), "sv")
    fill(swedish, machine=True)

    publish_translation(swedish)

    assert Document.objects.get(locale="sv").status == "MACHINE"
