"""What is held back does not get loose: not by a word changed past the strings, as a copy, or without its original."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import StringTranslation, Translation

from cms.people.models import User
from cms.publishing.gate import DeletionRefused, PublicationRefused
from cms.publishing.models import Document
from cms.publishing.transactions import publishing
from cms.translation import drafts
from tests.cms.translation.desk import boss, fill, publish_translation, sent, target
from tests.cms.translation.machine.crisis import original, read, tick


@pytest.fixture
def held_back(by_machine: Translation) -> Translation:
    """The machine's draft is saved, and the original is help in a crisis."""
    drafts.save_draft(translation=by_machine, by=boss())
    tick(original(by_machine))
    return by_machine


def stop(translation: Translation) -> Any:
    translation.enabled = False
    translation.save()
    return target(translation).get_latest_revision_as_object()


@pytest.mark.parametrize("kept", ["title", "summary", "body"])
def test_stopped_and_changed_in_part_it_waits_for_whoever_reads_the_rest(
    held_back: Translation, kept: str, kari: User
) -> None:
    page = stop(held_back)
    for field, words in {"title": "Tjena", "summary": "Så här är det", "body": []}.items():
        if field != kept:
            setattr(page, field, words)

    with pytest.raises(PublicationRefused, match="A machine translated some of this"):
        page.save_revision().publish()
    assert not target(held_back).live

    read(held_back, kari)
    page.save_revision().publish()
    assert target(held_back).live


def test_one_character_more_does_not_make_it_a_persons(held_back: Translation) -> None:
    page = stop(held_back)
    page.title += "!"

    with pytest.raises(PublicationRefused):
        page.save_revision().publish()
    assert not target(held_back).live


@pytest.mark.parametrize("stopped", [False, True], ids=["kept up", "stopped"])
def test_it_is_not_copied(held_back: Translation, stopped: bool) -> None:
    if stopped:
        stop(held_back)
    page = target(held_back).specific
    before = Page.objects.count()

    for copied in (lambda: page.copy(update_attrs={"slug": "kopia"}), lambda: page.create_alias(update_slug="kopia")):
        with pytest.raises(PublicationRefused) as refusal:
            copied()
        assert [each.code for each in refusal.value.obstacles] == ["UNREAD_MACHINE_TEXT"]
    assert Page.objects.count() == before


@pytest.mark.parametrize("action", ["copy", "create_alias"])
def test_nor_by_the_admins_api(held_back: Translation, action: str) -> None:
    page, before = target(held_back), Page.objects.count()
    client = Client()
    client.force_login(boss())

    answer = client.post(
        reverse("wagtailadmin_api:pages:action", args=[page.pk, action]), {"slug": "kopia", "update_slug": "kopia"}
    )

    assert (answer.status_code, answer.json()["obstacles"]) == (403, ["UNREAD_MACHINE_TEXT"])
    assert Page.objects.count() == before


@pytest.mark.parametrize("alias", [False, True])
def test_nor_into_another_language(held_back: Translation, alias: bool) -> None:
    page, before = target(held_back), Page.objects.count()
    client = Client()
    client.force_login(boss())

    answer = client.post(
        reverse("wagtailadmin_api:pages:action", args=[page.pk, "copy_for_translation"]),
        {"locale": "da", "copy_parents": "true", "alias": str(alias).lower()},
    )

    assert (answer.status_code, answer.json()["obstacles"]) == (403, ["UNREAD_MACHINE_TEXT"])
    assert Page.objects.count() == before


@pytest.mark.parametrize("by_form", [True, False])
def test_an_alias_of_it_does_not_become_a_page_of_its_own(by_machine: Translation, by_form: bool) -> None:
    """The alias is older than the tick."""
    drafts.publish(translation=by_machine, by=boss())
    alias = target(by_machine).specific.create_alias(update_slug="alias")
    again = alias.create_alias(update_slug="alias-av-alias")
    tick(original(by_machine))
    client = Client()
    client.force_login(boss())

    for each in (alias, again):
        if by_form:
            client.post(reverse("wagtailadmin_pages:convert_alias", args=[each.pk]))
        else:
            answer = client.post(reverse("wagtailadmin_api:pages:action", args=[each.pk, "convert_alias"]))
            assert (answer.status_code, answer.json()["obstacles"]) == (403, ["UNREAD_MACHINE_TEXT"])

        kept = Page.objects.get(pk=each.pk)
        assert (kept.alias_of_id, kept.live, kept.latest_revision_id) == (each.alias_of_id, False, None)


@pytest.mark.parametrize("recursive", [False, True])
def test_nor_is_an_alias_of_it_copied(by_machine: Translation, recursive: bool) -> None:
    """A copy of an alias is a page of its own."""
    drafts.publish(translation=by_machine, by=boss())
    alias = target(by_machine).specific.create_alias(update_slug="alias")
    again = alias.create_alias(update_slug="alias-av-alias")
    tick(original(by_machine))
    before = Page.objects.count()

    for each in (alias, again):
        with pytest.raises(PublicationRefused) as refusal:
            each.copy(recursive=recursive, update_attrs={"slug": "kopia"})
        assert [each.code for each in refusal.value.obstacles] == ["UNREAD_MACHINE_TEXT"]
    assert Page.objects.count() == before


def test_what_lies_above_it_is_copied_alone_but_not_with_it(held_back: Translation) -> None:
    above = target(held_back).get_parent().specific
    before = Page.objects.count()

    with pytest.raises(PublicationRefused):
        above.copy(recursive=True, update_attrs={"slug": "kopia"})
    assert Page.objects.count() == before

    above.copy(update_attrs={"slug": "kopia"})
    assert Page.objects.count() == before + 1


def test_once_it_is_read_it_is_copied(held_back: Translation, kari: User) -> None:
    read(held_back, kari)

    assert target(held_back).specific.copy(update_attrs={"slug": "kopia"}).pk


def test_the_form_for_copying_says_why_not(held_back: Translation, editor: Client) -> None:
    page = target(held_back)
    form = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": page.get_parent().pk}
    before = Page.objects.count()

    answer = editor.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), form)

    (said,) = answer.context["form"].errors["new_title"]
    assert said.startswith("Nothing was copied: “")
    assert said.endswith("or translate these sentences yourself; then publish it.")
    assert Page.objects.count() == before


def everything() -> tuple[int, int, int]:
    return Page.objects.count(), StringTranslation.objects.count(), Document.objects.count()


@pytest.mark.parametrize("above", [False, True], ids=["itself", "with what lies above it"])
def test_its_original_is_not_deleted_before_somebody_has_read_it(
    held_back: Translation, above: bool, kari: User
) -> None:
    page = original(held_back)
    page = page.get_parent().specific if above else page
    before = everything()

    with pytest.raises(DeletionRefused) as refusal, transaction.atomic():
        page.delete()
    assert [each.code for each in refusal.value.obstacles] == ["UNREAD_MACHINE_TEXT"]
    assert everything() == before

    read(held_back, kari)
    page.delete()
    assert Page.objects.filter(pk=target_id(held_back)).exists()


def target_id(translation: Translation) -> int:
    found = Page.objects.filter(
        translation_key=translation.source.object_id, locale=translation.target_locale_id
    ).first()
    return found.pk if found else 0


def test_the_translation_is_deleted_and_then_its_original(held_back: Translation) -> None:
    page = original(held_back)

    target(held_back).delete()
    page.delete()

    assert not Page.objects.filter(translation_key=page.translation_key).exists()


def test_another_translation_is_deleted(held_back: Translation) -> None:
    (danish,) = sent(original(held_back), "da")

    target(danish).delete()

    assert target(held_back).get_latest_revision_as_object().title == "Hej"


@pytest.mark.parametrize("first", ["original", "translation"])
def test_both_are_deleted_at_once(held_back: Translation, first: str) -> None:
    pages = [original(held_back), target(held_back)]

    with publishing():
        for page in pages if first == "original" else reversed(pages):
            page.delete()

    assert not Page.objects.filter(translation_key=pages[0].translation_key).exists()


def test_whoever_deletes_the_original_is_told_what_to_read_or_to_delete_first(
    held_back: Translation, editor: Client
) -> None:
    page = original(held_back)
    before = everything()

    answer = editor.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)

    (said,) = [" ".join(str(each).split()) for each in answer.context["messages"]]
    assert said.startswith("Nothing was deleted. A machine translated “")
    assert "(Swedish) from a text that goes, and" in said
    assert said.endswith("read every sentence, or delete that translation first.")
    assert everything() == before


def test_what_was_never_help_in_a_crisis_is_copied_and_loses_its_original(by_machine: Translation) -> None:
    drafts.save_draft(translation=by_machine, by=boss())
    page = target(by_machine).specific

    assert page.copy(update_attrs={"slug": "kopia"}).pk
    original(by_machine).delete()

    assert Page.objects.filter(pk=page.pk).exists()


def test_what_is_out_is_taken_down_when_its_original_is_published_as_help_in_a_crisis(
    by_machine: Translation, kari: User
) -> None:
    publish_translation(by_machine)
    (danish,) = sent(original(by_machine), "da")
    fill(danish)
    publish_translation(danish)

    tick(original(by_machine), publish=False)
    assert target(by_machine).live

    tick(original(by_machine))
    assert (target(by_machine).live, target(danish).live) == (False, True)
    assert not Document.objects.filter(page_id=target(by_machine).pk).exists()

    read(by_machine, kari)
    publish_translation(by_machine)
    tick(original(by_machine))
    assert target(by_machine).live


def test_it_is_taken_down_when_another_language_is_published_as_that(by_machine: Translation) -> None:
    publish_translation(by_machine)
    (danish,) = sent(original(by_machine), "da")
    fill(danish)
    danish.enabled = False
    danish.save()
    tick(original(by_machine), publish=False)
    publish_translation(danish)
    assert target(by_machine).live

    tick(target(danish))

    assert (target(by_machine).live, target(danish).live) == (False, True)


def test_whoever_publishes_it_is_told_what_was_taken_down(by_machine: Translation, editor: Client) -> None:
    publish_translation(by_machine)
    page = original(by_machine)
    tick(page, publish=False)

    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    answer = editor.post(f"{bulk}?id={page.pk}", follow=True)

    said = [" ".join(str(each).split()) for each in answer.context["messages"]]
    assert any("“Hej” (Swedish) was taken down: a machine translated some of it" in each for each in said)
    assert not target(by_machine).live
