"""Trap 3: the library's update form publishes every language for whoever may send anything, in whatever words."""

from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client, TestCase
from django.urls import reverse
from wagtail_localize.models import Translation

from cms.people.models import User
from cms.publishing.models import Document
from cms.tenants.models import Tenant
from tests.cms.translation.conftest import signed_in
from tests.cms.translation.desk import fill, publish_translation, sent, translated
from tests.factories.pages import make_story


def update_url(translation: Translation) -> str:
    return reverse("wagtail_localize:update_translations", args=[translation.source_id])


def press(client: Client, translation: Translation, **data: Any) -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(update_url(translation), data)


def said(client: Client, answer: Any) -> str:
    return " ".join(str(message) for message in answer.wsgi_request._messages)


def test_trap_03_who_may_not_publish_in_every_language_publishes_in_none(
    tenant: Tenant, translator: Client, svea: User
) -> None:
    svea.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    story = make_story(tenant)
    swedish, danish = sorted(sent(story, "sv", "da"), key=lambda each: each.target_locale.language_code)[::-1]
    fill(swedish)
    fill(danish)

    form = translator.get(update_url(swedish)).context["form"]
    press(translator, swedish, publish_translations="on")

    assert "publish_translations" not in form.fields
    assert list(Document.objects.values_list("locale", flat=True)) == ["nb"]


def test_trap_03_a_stranger_does_not_even_update(tenant: Tenant, stranger: User) -> None:
    (translation,) = sent(make_story(tenant), "sv")

    assert signed_in(stranger).post(update_url(translation)).status_code == 404


def test_trap_03_a_translator_gets_at_the_new_text(tenant: Tenant, translator: Client) -> None:
    story = make_story(tenant, title="Først")
    swedish = translated(story, "sv")
    story.title = "Siden"
    story.save_revision().publish()

    press(translator, swedish)

    strings = swedish.source.stringsegment_set.filter(context__path="title")
    assert [segment.string.data for segment in strings] == ["Siden"]


def test_trap_03_only_what_is_complete_and_read_by_a_person_is_published(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant)
    whole, by_machine, half = (translated(story, code) for code in ("sv", "da", "sr"))
    fill(by_machine, machine=True)
    half.source.stringsegment_set.get(context__path="title").string.translations.filter(
        locale__language_code="sr"
    ).delete()

    answer = press(editor, whole, publish_translations="on")

    assert set(Document.objects.values_list("locale", flat=True)) == {"nb", "sv"}
    assert "Dansk was not published. Texts are not translated, or only by a machine." in said(editor, answer)
    assert "Published in Svenska." in said(editor, answer)


def test_an_update_without_publishing_leaves_what_readers_see(tenant: Tenant, editor: Client) -> None:
    story = make_story(tenant, title="Først")
    swedish = translated(story, "sv", title="Först")
    publish_translation(swedish)
    story.title = "Siden"
    story.save_revision().publish()

    press(editor, swedish)

    assert Document.objects.get(locale="sv").card["title"] == "Först"
    assert dict(Document.objects.values_list("locale", "status")) == {"nb": "SOURCE", "sv": "OUTDATED"}
