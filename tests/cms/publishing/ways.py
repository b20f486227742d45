"""Every way in which a page goes out, changes, or is taken down; each a function of the story and who does it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.test import Client, TestCase
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Workflow
from wagtail.test.utils.form_data import querydict_from_html
from wagtail_localize.models import Translation, TranslationSource

from cms.publishing.due import run_due
from cms.publishing.enums import Kind
from cms.tenants.models import Tenant
from content_types.models import Story
from tests.factories.pages import index_of

Way = Callable[[Tenant, Story, Client], Any]


def edit(client: Client, page: Page, **changes: str) -> Any:
    """Opens the editor, changes some fields and sends the form, as a browser would."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = querydict_from_html(client.get(url).content.decode(), form_id="page-edit-form")
    # The blocks of a StreamField are put into the page by the browser: an empty body stands for them.
    data["body-count"] = "0"
    for name, value in changes.items():
        data[name.replace("__", "-")] = value
    return client.post(url, data)


def bulk(client: Client, action: str, page: Page, **data: Any) -> Any:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    return client.post(f"{url}?next=/admin/&id={page.pk}", data)


def by_button(tenant: Tenant, story: Story, client: Client) -> Any:
    return edit(client, story, title="By the button", action__publish="action-publish")


def by_bulk_publish(tenant: Tenant, story: Story, client: Client) -> Any:
    return bulk(client, "publish", story)


def by_workflow(tenant: Tenant, story: Story, client: Client) -> Any:
    return client.post(
        reverse(
            "wagtailadmin_pages:workflow_action",
            args=[story.pk, "approve", story.current_workflow_task_state.pk],
        ),
        {"comment": ""},
    )


def by_schedule(tenant: Tenant, story: Story, client: Client) -> Any:
    revision = story.get_latest_revision()
    revision.approved_go_live_at = timezone.now() - timedelta(seconds=1)
    revision.save(update_fields=["approved_go_live_at"])
    return [done.outcome for done in run_due(at=timezone.now())]


def by_revision(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.get_latest_revision().publish()


def by_save(tenant: Tenant, story: Story, client: Client) -> Any:
    story.live = True
    return story.save()


def by_plain_page(tenant: Tenant, story: Story, client: Client) -> Any:
    page = Page.objects.get(pk=story.pk)
    page.live = True
    page.first_published_at = page.last_published_at = timezone.now()
    return page.save()


def by_api(tenant: Tenant, story: Story, client: Client) -> Any:
    return client.post(f"/admin/api/main/pages/{story.pk}/action/publish/")


def prepare(way: Way, story: Story) -> None:
    """What has to be there before: a review that somebody asked for."""
    if way is by_workflow:
        Workflow.objects.get(name="Moderators approval").start(story, None)


WAYS_OUT: dict[str, Way] = {
    "button": by_button,
    "bulk": by_bulk_publish,
    "workflow": by_workflow,
    "schedule": by_schedule,
    "revision": by_revision,
    "save": by_save,
    "plain page": by_plain_page,
    "admin api": by_api,
}


def copy_in_admin(tenant: Tenant, story: Story, client: Client) -> Any:
    data = {
        "new_title": "A copy",
        "new_slug": "a-copy",
        "new_parent_page": story.get_parent().pk,
        "copy_subpages": "",
        "publish_copies": "on",
    }
    return client.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), data)


def copy_by_code(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.copy(update_attrs={"slug": "a-copy", "title": "A copy"}, keep_live=True)


def alias_by_code(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.create_alias(update_slug="an-alias")


def alias_in_other_language(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.copy_for_translation(Locale.objects.get(language_code="sv"), copy_parents=True, alias=True)


def translate_with_localize(tenant: Tenant, story: Story, client: Client) -> Any:
    source, _ = TranslationSource.get_or_create_from_instance(story)
    translation = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="da"))
    source.create_or_update_translation(translation.target_locale, fallback=True)
    # The library publishes when its own transaction is through.
    with TestCase.captureOnCommitCallbacks(execute=True):
        return translation.save_target(publish=True)


def move_in_admin(tenant: Tenant, story: Story, client: Client) -> Any:
    target = index_of(tenant, Kind.FILM)
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[story.pk, target.pk]))


def move_by_code(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.move(index_of(tenant, Kind.STORY, "sv"), pos="last-child")


def rename_slug(tenant: Tenant, story: Story, client: Client) -> Any:
    return edit(client, story, slug="another-address", action__publish="action-publish")


def rename_index(tenant: Tenant, story: Story, client: Client) -> Any:
    return edit(client, story.get_parent(), slug="texts", action__publish="action-publish")


def edit_draft(tenant: Tenant, story: Story, client: Client) -> Any:
    return edit(client, story, title="Only a draft")


CHANGES: dict[str, Way] = {
    "copy in admin": copy_in_admin,
    "copy by code": copy_by_code,
    "alias by code": alias_by_code,
    "alias in other language": alias_in_other_language,
    "translate with localize": translate_with_localize,
    "move by code": move_by_code,
    "rename slug": rename_slug,
    "rename index": rename_index,
}


def unpublish_in_admin(tenant: Tenant, story: Story, client: Client) -> Any:
    return client.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]), {"include_descendants": "on"})


def unpublish_in_bulk(tenant: Tenant, story: Story, client: Client) -> Any:
    return bulk(client, "unpublish", story)


def unpublish_by_code(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.unpublish()


def unpublish_plain_page(tenant: Tenant, story: Story, client: Client) -> Any:
    return Page.objects.get(pk=story.pk).unpublish()


def unpublish_by_api(tenant: Tenant, story: Story, client: Client) -> Any:
    return client.post(f"/admin/api/main/pages/{story.pk}/action/unpublish/")


def unpublish_index(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.get_parent().unpublish()


def unpublish_home(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.get_parent().get_parent().unpublish()


def expire(tenant: Tenant, story: Story, client: Client) -> Any:
    Page.objects.filter(pk=story.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    return [done.outcome for done in run_due(at=timezone.now())]


def save_as_hidden(tenant: Tenant, story: Story, client: Client) -> Any:
    story.live = False
    return story.save()


def delete_in_admin(tenant: Tenant, story: Story, client: Client) -> Any:
    return client.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))


def delete_in_bulk(tenant: Tenant, story: Story, client: Client) -> Any:
    return bulk(client, "delete", story)


def delete_by_code(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.delete()


def delete_index(tenant: Tenant, story: Story, client: Client) -> Any:
    return story.get_parent().delete()


def delete_by_queryset(tenant: Tenant, story: Story, client: Client) -> Any:
    return Page.objects.filter(pk=story.pk).delete()


WAYS_DOWN: dict[str, Way] = {
    "unpublish in admin": unpublish_in_admin,
    "unpublish in bulk": unpublish_in_bulk,
    "unpublish by code": unpublish_by_code,
    "unpublish plain page": unpublish_plain_page,
    "unpublish by api": unpublish_by_api,
    "unpublish index": unpublish_index,
    "unpublish home": unpublish_home,
    "expire": expire,
    "save as hidden": save_as_hidden,
    "delete in admin": delete_in_admin,
    "delete in bulk": delete_in_bulk,
    "delete by code": delete_by_code,
    "delete index": delete_index,
    "delete by queryset": delete_by_queryset,
}

# Wagtail's verbs have no transaction of their own: whoever calls them from code opens one, as commands and jobs do.
BY_CODE = {
    by_revision,
    by_save,
    by_plain_page,
    copy_by_code,
    alias_by_code,
    alias_in_other_language,
    translate_with_localize,
    move_by_code,
    unpublish_by_code,
    unpublish_plain_page,
    unpublish_index,
    unpublish_home,
    save_as_hidden,
    delete_by_code,
    delete_index,
    delete_by_queryset,
}
