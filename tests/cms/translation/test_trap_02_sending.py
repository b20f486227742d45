"""Trap 2: for the library one right, which holds everywhere, is enough to send any page into any language."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, Locale, Page
from wagtail_localize.models import Translation, TranslationSource

from cms.people.models import User
from cms.publishing.enums import Kind
from cms.publishing.transactions import publishing
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from cms.translation.drafts import NotYoursRefused
from cms.translation.submitting import LanguageRefused, submit
from content_types.models import PodcastEpisode, PodcastShow
from tests.cms.translation.desk import sent, target
from tests.factories.pages import index_of, make_story, put


def submit_url(page: Page) -> str:
    return reverse("wagtail_localize:submit_page_translation", args=[page.pk])


def chosen(*codes: str) -> dict[str, list[int]]:
    return {"locales": list(Locale.objects.filter(language_code__in=codes).values_list("pk", flat=True))}


def nothing_was_made(page: Page) -> bool:
    return (
        not TranslationSource.objects.exists()
        and Page.objects.filter(translation_key=page.translation_key).count() == 1
    )


@pytest.fixture
def with_the_library_s_right(svea: User) -> User:
    """What the library asks for."""
    svea.user_permissions.add(Permission.objects.get(codename="submit_translation"))
    return svea


def test_trap_02_who_may_not_change_a_page_does_not_send_it(
    tenant: Tenant, translator: Client, with_the_library_s_right: User
) -> None:
    story = make_story(tenant)

    assert translator.post(submit_url(story), chosen("sv"))["Location"] == reverse("wagtailadmin_home")
    with pytest.raises(NotYoursRefused):
        submit(page_id=story.pk, codes=["sv"], by=with_the_library_s_right, at=timezone.now())

    assert nothing_was_made(story)


def test_trap_02_another_tenants_page_does_not_exist(
    other_tenant: Tenant, translator: Client, with_the_library_s_right: User
) -> None:
    story = make_story(other_tenant, locale="sv")

    assert translator.get(submit_url(story)).status_code == 404
    assert translator.post(submit_url(story), chosen("da")).status_code == 404
    assert nothing_was_made(story)


def test_trap_02_only_the_tenants_languages_are_taken(other_tenant: Tenant, stranger: User) -> None:
    story = make_story(other_tenant, locale="sv")

    with pytest.raises(LanguageRefused, match="“da” is not a language of this tenant"):
        submit(page_id=story.pk, codes=["da"], by=stranger, at=timezone.now())

    assert nothing_was_made(story)


def test_trap_02_only_languages_in_which_somebody_may_write_are_offered_and_taken(
    tenant: Tenant, editor: Client, kari: User
) -> None:
    story = make_story(tenant)
    danish = tenant.homes().get(locale__language_code="da")
    GroupPagePermission.objects.filter(page=danish).delete()

    offered = editor.get(submit_url(story)).context["form"].fields["locales"].queryset
    answer = editor.post(submit_url(story), chosen("da", "sv"))

    assert {locale.language_code for locale in offered} == {"sv", "sr"}
    assert answer.status_code == 200
    with pytest.raises(LanguageRefused, match="You may not write in “da” here"):
        submit(page_id=story.pk, codes=["sv", "da"], by=User.objects.get(pk=kari.pk), at=timezone.now())
    assert nothing_was_made(story)


def test_trap_02_what_lies_above_is_sent_along_as_a_draft(tenant: Tenant, kari: User) -> None:
    show = put(PodcastShow(title="Nattevakt", summary="Om."), below_page=index_of(tenant, Kind.PODCAST_SHOW))
    episode = put(PodcastEpisode(title="Første", summary="Om."), below_page=show, live=False)

    (translation,) = sent(episode, "sv", by=kari)

    above = target(translation).get_parent()
    assert (above.translation_key, above.live, above.alias_of_id) == (show.translation_key, False, None)
    assert {source.object_id for source in TranslationSource.objects.all()} == {
        show.translation_key,
        episode.translation_key,
    }


def test_a_page_is_sent_once(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant)
    sent(story, "sv", by=kari)

    done = submit(page_id=story.pk, codes=["sv", "da"], by=kari, at=timezone.now())

    assert (len(done.made), done.already) == (1, ["sv"])
    assert Page.objects.filter(translation_key=story.translation_key).count() == 3


def test_trap_02_who_may_not_take_an_alias_down_does_not_begin_its_translation(tenant: Tenant, kari: User) -> None:
    story = make_story(tenant)
    with publishing():
        alias = story.copy_for_translation(Locale.objects.get(language_code="da"), copy_parents=True, alias=True)
    tenant.tenant_groups.get(role=Role.EDITORS).group.page_permissions.filter(
        permission__codename="publish_page"
    ).delete()

    with pytest.raises(LanguageRefused, match="you may not do that"), publishing():
        submit(page_id=story.pk, codes=["da"], by=kari, at=timezone.now())

    alias.refresh_from_db()
    assert (alias.live, alias.alias_of_id) == (True, story.pk)
    assert not Translation.objects.exists()
