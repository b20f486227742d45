"""One of everything that an editor can have in the admin, for one tenant. All that is named bears the tenant's name."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents.models import Document
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    Locale,
    Page,
    PageLogEntry,
    PageSubscription,
    PageViewRestriction,
    Revision,
    Task,
    UploadedFile,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail_localize.models import OverridableSegment, StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from api.access.models import AppKey, KeyUse
from cms.media.ingest import add_image, add_media, put_track
from cms.media.models import Image, Media
from cms.people.models import User
from cms.publishing.enums import Kind
from cms.tenants.enums import Role
from cms.tenants.models import Tenant
from cms.translation import orders
from cms.translation.models import JobState, TranslationJob, TranslationOrder
from content_types.models import Activity, Film, PodcastEpisode, PodcastShow, RelatedItem, Story
from tests.factories.pages import index_of, make_guide, make_helpline, make_story, put
from tests.factories.tenants import make_editor

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "media"
# In every name of every tenant, so that a search for it is a search for everything.
WORD = "zebra"


@dataclass(slots=True)
class World:
    """What one tenant has."""

    name: str
    tenant: Tenant
    editor: User
    contributor: User
    former: User
    moderator: User
    colleague: User
    index: Page
    story: Story
    draft: Story
    alias: Page
    translated: Page
    image: Image
    media: Media
    document: Document
    collection: Any
    upload: UploadedFile
    workflow: Workflow
    task: Task
    state: WorkflowState
    redirect: Redirect
    session: EditingSession
    source: TranslationSource
    translation: Translation
    string: StringSegment
    override: OverridableSegment | None
    order: TranslationOrder
    key: AppKey

    @property
    def revisions(self) -> Sequence[Revision]:
        """Of the story, oldest first."""
        return list(self.story.revisions.order_by("pk"))


def make_world(tenant: Tenant) -> World:
    """What a tenant in nb and sv has after a while."""
    slug = tenant.slug
    name = f"{WORD} {slug}"
    editor, colleague = make_editor(tenant), make_editor(tenant, name=f"{slug}-colleague")
    contributor = make_editor(tenant, role=Role.CONTRIBUTORS)
    files = _files(tenant, name, slug, colleague)
    story = _story(tenant, name, files["image"], colleague)
    pages = _pages(tenant, name, story, files, colleague)
    return World(
        name=slug,
        tenant=tenant,
        editor=editor,
        contributor=contributor,
        former=make_editor(tenant, name=f"{slug}-former"),
        moderator=make_editor(tenant, name=f"{slug}-moderator"),
        colleague=colleague,
        index=index_of(tenant, Kind.STORY),
        story=Story.objects.get(pk=story.pk),
        **pages,
        **files,
        **_work(tenant, name, pages["draft"], colleague),
        **_translation(story),
        key=_key(tenant, f"{name} key"),
        redirect=Redirect.objects.create(old_path=f"/{slug}", site=tenant.site, redirect_page=story),
        session=EditingSession.objects.create(
            user=colleague, content_object=story, last_seen_at=timezone.now(), is_editing=True
        ),
    )


def _key(tenant: Tenant, name: str) -> AppKey:
    """An app's key that has been used."""
    key = AppKey.objects.create(tenant=tenant, name=name, key=f"{WORD}-{tenant.slug}-{name[-3:]}")
    KeyUse.objects.create(key=key, day=timezone.now().date(), requests=1)
    return key


def picture() -> bytes:
    """A small picture."""
    output = BytesIO()
    Pillow.new("RGB", (320, 240), "teal").save(output, "PNG")
    return output.getvalue()


def _files(tenant: Tenant, name: str, slug: str, by: User) -> dict[str, Any]:
    collection = tenant.collection.add_child(name=f"{name} collection")
    image = add_image(collection=tenant.collection, title=f"{name} image", content=picture(), by=by)
    image.tags.add(f"{name} tag")
    image.save()
    media = add_media(
        collection=tenant.collection, title=f"{name} sound", content=(FIXTURES / "tone.mp3").read_bytes(), by=by
    )
    media.tags.add(f"{name} sound tag")
    media.save()
    put_track(
        media=media, locale="nb", kind="transcript", vtt=f"WEBVTT\n\n00:00.000 --> 00:01.000\n{name}\n", reviewed=True
    )
    document = Document.objects.create(
        title=f"{name} document", file=ContentFile(b"text", name=f"{slug}.txt"), collection=tenant.collection
    )
    document.tags.add(f"{name} document tag")
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Image),
        file=ContentFile(picture(), name=f"{slug}.png"),
        uploaded_by_user=by,
    )
    return {"collection": collection, "image": image, "media": media, "document": document, "upload": upload}


def _story(tenant: Tenant, name: str, image: Image, by: User) -> Story:
    story = make_story(tenant, title=f"{name} story", lead_image=image, lead_image_alt="A field", owner=by)
    story.title = f"{name} second title"
    story.save_revision(user=by, log_action=True).publish(user=by)
    story.refresh_from_db()
    story.title = f"{name} third title"
    story.comments = [Comment(user=by, text=f"{name} comment", contentpath="title")]
    story.save_revision(user=by, log_action=True)
    Page.objects.filter(pk=story.pk).update(locked=True, locked_by=by, locked_at=timezone.now())
    PageViewRestriction.objects.create(page=story, restriction_type="login")
    story.refresh_from_db()
    Page.objects.filter(pk=story.pk).update(locked=False, locked_by=None, locked_at=None)
    story.refresh_from_db()
    return story


def _pages(
    tenant: Tenant, name: str, story: Story, files: dict[str, Any], by: User, *, slug: str = ""
) -> dict[str, Any]:
    draft = make_story(tenant, title=f"{name} draft", live=False, owner=by)
    draft.related_items = [RelatedItem(target=story)]
    draft.save_revision(user=by, log_action=True)
    locked = make_story(tenant, title=f"{name} locked", live=False)
    Page.objects.filter(pk=locked.pk).update(locked=True, locked_by=by, locked_at=timezone.now())
    scheduled = make_story(tenant, title=f"{name} scheduled", live=False, go_live_at=timezone.now() + timedelta(days=2))
    scheduled.save_revision(user=by, approved_go_live_at=scheduled.go_live_at, log_action=True)
    show = put(PodcastShow(title=f"{name} show", summary="s"), below_page=index_of(tenant, Kind.PODCAST_SHOW))
    put(PodcastEpisode(title=f"{name} episode", summary="s", audio=files["media"]), below_page=show)
    put(Film(title=f"{name} film", summary="s"), below_page=index_of(tenant, Kind.FILM), live=False)
    helpline = make_helpline(tenant, title=f"{name} helpline")
    make_guide(tenant, helpline, title=f"{name} guide")
    put(
        Activity(title=f"{name} activity", summary="s", starts_at=timezone.now()),
        below_page=index_of(tenant, Kind.ACTIVITY),
    )
    alias = story.create_alias(parent=story.get_parent(), update_slug=f"alias-{slug or tenant.slug}")
    return {"draft": draft, "alias": alias}


def _work(tenant: Tenant, name: str, draft: Story, by: User) -> dict[str, Any]:
    task = GroupApprovalTask.objects.create(name=f"{name} task")
    task.groups.add(tenant.tenant_groups.get(role=Role.EDITORS).group)
    workflow = Workflow.objects.create(name=f"{name} workflow")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for home in tenant.homes():
        WorkflowPage.objects.create(workflow=workflow, page=home)
    state = workflow.start(draft, by)
    return {"workflow": workflow, "task": task, "state": state}


def _translation(story: Story) -> dict[str, Any]:
    swedish = Locale.objects.get(language_code="sv")
    translate_object(Story.objects.get(pk=story.pk), [swedish])
    source = TranslationSource.objects.get(object_id=story.translation_key)
    return {
        "source": source,
        "translation": source.translations.get(),
        "translated": Story.objects.get(translation_key=story.translation_key, locale=swedish),
        "string": StringSegment.objects.filter(source=source).order_by("pk").first(),
        "override": OverridableSegment.objects.filter(source=source).first(),
        "order": _order(story),
    }


def leave_traces(person: User, world: World) -> None:
    """What somebody leaves behind who worked in a tenant and does so no longer."""
    name = f"{WORD} {world.name}"
    page = make_story(world.tenant, title=f"{name} left behind", live=False, owner=person)
    page.title = f"{name} left behind, edited"
    page.save_revision(user=person, log_action=True)
    Page.objects.filter(pk=page.pk).update(locked=True, locked_by=person, locked_at=timezone.now())
    asked_for = make_story(world.tenant, title=f"{name} asked for", live=False, owner=person)
    asked_for.comments = [Comment(user=person, text=f"{name} remark", contentpath="title")]
    asked_for.save_revision(user=person, log_action=True)
    PageSubscription.objects.create(page=asked_for, user=person, comment_notifications=True)
    world.workflow.start(asked_for, person)
    for file in (world.image, world.media):
        type(file).objects.filter(pk=file.pk).update(uploaded_by_user=person)


def make_quoting(world: World, *, of: World) -> None:
    """A page that shows what another tenant has. No form makes one; code might."""
    link = {"type": "text", "value": f'<p><a linktype="page" id="{of.story.pk}">x</a></p>', "id": "1"}
    sound = {"type": "audio", "value": {"audio": of.media.pk, "title": "x"}, "id": "2"}
    make_story(
        world.tenant,
        title=f"{WORD} {world.name} quoting",
        lead_image=of.image,
        lead_image_alt="A field",
        body=json.dumps([link, sound]),
        related_items=[RelatedItem(target=of.story)],
    )


def make_more(world: World) -> None:
    """What a tenant has a while later: more of everything that is counted, listed or suggested somewhere."""
    tenant, name, by = world.tenant, f"{WORD} {world.name} later", world.colleague
    files = _files(tenant, name, f"{world.name}-later", by)
    story = _story(tenant, name, files["image"], by)
    late = make_editor(tenant, name=f"{world.name}-late")
    pages = _pages(tenant, name, story, files, late, slug=f"{world.name}-later")
    world.workflow.start(pages["draft"], late)
    _translation(story)
    AppKey.objects.create(tenant=tenant, name=name)
    Redirect.objects.create(old_path=f"/{world.name}-later", site=tenant.site, redirect_page=story)
    EditingSession.objects.create(user=late, content_object=story, last_seen_at=timezone.now(), is_editing=True)


def _order(story: Story) -> TranslationOrder:
    """The story with what lies beside it, sent to translation by a colleague and not done yet."""
    pages = [(story.pk, story.title), (story.pk + 1_000_000, f"{WORD} {story.tenant.slug} gone")]
    order = orders.place(tenant=story.tenant, pages=pages, codes=["sv"], by=story.owner, at=timezone.now())
    order.jobs.filter(position=1).update(state=JobState.REFUSED, note=f"{WORD} {story.tenant.slug} note")
    return order


def belongings(world: World) -> list[list[Any]]:
    """All that the tenant has, as the database holds it."""
    pages = world.tenant.pages()
    collections = world.tenant.collection.get_descendants(inclusive=True)
    files = [model.objects.filter(collection__in=collections) for model in (Image, Media, Document)]
    others = [
        collections,
        pages,
        Revision.page_revisions.filter(object_id__in=[str(pk) for pk in pages.values_list("pk", flat=True)]),
        PageLogEntry.objects.filter(page__in=pages),
        PageViewRestriction.objects.filter(page__in=pages),
        WorkflowState.objects.filter(workflow=world.workflow),
        Workflow.objects.filter(pk=world.workflow.pk),
        Task.objects.filter(pk=world.task.pk),
        Translation.objects.filter(source=world.source),
        StringTranslation.objects.filter(context__object_id=world.story.translation_key),
        TranslationOrder.objects.filter(pk=world.order.pk),
        TranslationJob.objects.filter(order=world.order),
        Redirect.objects.filter(pk=world.redirect.pk),
        AppKey.objects.filter(tenant=world.tenant),
        EditingSession.objects.filter(user=world.colleague),
        UploadedFile.objects.filter(uploaded_by_user=world.colleague),
        User.objects.filter(pk=world.colleague.pk),
        Tenant.objects.filter(pk=world.tenant.pk),
    ]
    return [list(rows.order_by("pk").values_list()) for rows in [*files, *others]]
