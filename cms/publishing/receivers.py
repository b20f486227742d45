"""The only receivers of signals: Wagtail's own, and save and delete of the shared models that documents quote."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.models import Page, PageViewRestriction, Site, TaskState, WorkflowState
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    task_submitted,
    workflow_approved,
    workflow_rejected,
    workflow_submitted,
)
from wagtail_localize.models import (
    LocaleSynchronization,
    StringSegment,
    StringTranslation,
    Translation,
    TranslationLog,
    TranslationSource,
)

from cms.media.models import Image, ImageAlt, Media, TextTrack
from cms.publishing import editions, gate
from cms.publishing.dependencies import SharedContent, public_pages_quoting, public_pages_quoting_any
from cms.publishing.enums import RemovalReason
from cms.publishing.frames import at_or_below
from cms.publishing.models import Document
from cms.publishing.pages import DRAFT_FIELDS
from cms.publishing.transactions import publishing
from cms.tenants import notices
from cms.tenants.models import HOME_DEPTH, Tenant, TenantLocale
from cms.translation import building
from cms.translation.following import take_down_translations
from cms.translation.machine.release import left_behind
from cms.translation.models import TranslationState
from cms.translation.sources import require_only_source
from cms.translation.syncing import refuse_tree_sync

Receiver = Callable[..., None]
QUOTING = "_public_pages_quoting"


def connect() -> None:
    """Called once, when the apps are ready."""
    for signal in (page_published, page_unpublished):
        signal.connect(page_changed)
    page_unpublished.connect(source_down)
    post_page_move.connect(page_moved)
    post_save.connect(page_changed, sender=Page)
    pre_save.connect(plain_page_saving, sender=Page)
    pre_save.connect(source_saving, sender=TranslationSource)
    pre_save.connect(tree_sync_saving, sender=LocaleSynchronization)
    pre_delete.connect(page_leaving, sender=Page)
    post_delete.connect(page_deleted, sender=Page)
    for signal in (post_save, post_delete):
        signal.connect(restriction_changed, sender=PageViewRestriction)
        signal.connect(tenant_changed, sender=Tenant)
        signal.connect(languages_changed, sender=TenantLocale)
        signal.connect(site_changed, sender=Site)
        signal.connect(translation_changed, sender=Translation)
        signal.connect(source_changed, sender=TranslationSource)
        signal.connect(string_changed, sender=StringTranslation)
        signal.connect(segments_changed, sender=StringSegment)
    post_save.connect(translation_built, sender=TranslationLog)
    post_save.connect(text_read, sender=TranslationState)
    for happened, sender, (name, notice) in (
        (task_submitted, TaskState, notices.TO_REVIEW),
        (workflow_submitted, WorkflowState, notices.SUBMITTED),
        (workflow_approved, WorkflowState, notices.APPROVED),
        (workflow_rejected, WorkflowState, notices.REJECTED),
    ):
        happened.connect(notice, sender=sender, dispatch_uid=name)
    for model in shared_models():
        post_save.connect(shared_saved, sender=model)
        pre_delete.connect(shared_leaving, sender=model)
        post_delete.connect(shared_deleted, sender=model)


def shared_models() -> list[type[models.Model]]:
    """Pictures, sound and film with their texts, and whatever calls itself shared content."""
    shared = [model for model in apps.get_models() if issubclass(model, SharedContent)]
    return [Image, ImageAlt, Media, TextTrack, *shared]


def unless_raw(receiver: Receiver) -> Receiver:
    """A fixture brings the store along, or is followed by a rebuild: what it loads is not followed row by row."""

    @wraps(receiver)
    def receive(instance: Any, **kwargs: Any) -> None:
        if not kwargs.pop("raw", False):
            receiver(instance, **kwargs)

    return receive


@unless_raw
def page_changed(instance: Page, **kwargs: Any) -> None:
    """A page was published, unpublished, or saved as a plain Page, which our own save() does not see."""
    with publishing() as touched:
        touched.pages.add(instance.pk)


def page_moved(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """A page has another place; those beside it may have moved up for it, and the order is the editor's."""
    with publishing() as touched:
        touched.pages |= {instance.pk, parent_page_after.pk}


@unless_raw
def plain_page_saving(instance: Page, **kwargs: Any) -> None:
    """A page saved as a plain Page meets the gate too."""
    if instance.live and instance.pk and type(instance) is Page:
        specific = instance.specific
        specific.live, specific.live_revision_id = instance.live, instance.live_revision_id
        gate.guard(specific)
    if not instance.live and type(instance) is Page and Page.objects.filter(pk=instance.pk, live=True).exists():
        source_down(instance)


def source_down(instance: Page, **kwargs: Any) -> None:
    """A page was taken down or deleted, as a plain Page perhaps: what was translated from it goes with it."""
    with publishing():
        take_down_translations(page=instance)


@unless_raw
def source_saving(instance: TranslationSource, **kwargs: Any) -> None:
    """A group has one source, whoever begins to translate it and by whatever way."""
    require_only_source(key=instance.object_id, locale_id=instance.locale_id)


@unless_raw
def tree_sync_saving(instance: LocaleSynchronization, **kwargs: Any) -> None:
    """Whole trees are never copied into another language by themselves."""
    refuse_tree_sync()


def page_leaving(instance: Page, **kwargs: Any) -> None:
    """Who quotes a page has to be asked before it is gone: for all below it at once, as they go with it.

    Its translations do not outlive it as they are, and not at all if nobody has read yet what is to be read first.
    """
    source_down(instance)
    with publishing() as touched:
        if instance.pk in touched.leaving:
            return
        pages = Page.objects.filter(at_or_below([instance.path]))
        touched.orphans |= {page.pk for page in left_behind(pages)}
        going = dict(pages.values_list("pk", "translation_key"))
        touched.leaving |= set(going)
        touched.pages |= public_pages_quoting_any(going) - set(going)
        touched.groups |= {(tenant.pk, key) for tenant in _tenant_at(instance) for key in going.values()}


def page_deleted(instance: Page, **kwargs: Any) -> None:
    """A page is gone, by whatever way."""
    with publishing() as touched:
        touched.gone[instance.pk] = RemovalReason.DELETED
        touched.translations.add(instance.translation_key)
        if instance.depth == HOME_DEPTH:
            homes = Tenant.objects.filter(home_key=instance.translation_key)
            touched.tenants |= set(homes.values_list("pk", flat=True))


def _tenant_at(page: Page) -> list[Tenant]:
    return list(Tenant.objects.of_paths([page.path]).values())


@unless_raw
def restriction_changed(instance: PageViewRestriction, **kwargs: Any) -> None:
    """Somebody limited who may see a page, or lifted that."""
    with publishing() as touched:
        touched.pages.add(instance.page_id)


@unless_raw
def tenant_changed(instance: Tenant, **kwargs: Any) -> None:
    """A tenant's name, theme or address changed."""
    if Tenant.objects.filter(pk=instance.pk).exists():
        with publishing() as touched:
            touched.tenants.add(instance.pk)
            touched.pages |= _told_otherwise(instance)


@unless_raw
def languages_changed(instance: TenantLocale, **kwargs: Any) -> None:
    """A tenant publishes in one language more or less."""
    if Tenant.objects.filter(pk=instance.tenant_id).exists():
        items = TranslationState.objects.filter(tenant=instance.tenant_id)
        with publishing() as touched:
            touched.tenants.add(instance.tenant_id)
            touched.translations |= set(items.values_list("translation_key", flat=True))


@unless_raw
def site_changed(instance: Site, **kwargs: Any) -> None:
    """A tenant's address changed."""
    with publishing() as touched:
        touched.tenants |= set(Tenant.objects.filter(site=instance).values_list("pk", flat=True))


@unless_raw
def translation_changed(instance: Translation, **kwargs: Any) -> None:
    """A translation was begun, stopped, resumed or removed: what is said of its status may no longer be true.

    A text that is there already is public with its original from now on, or no longer.
    """
    key = instance.source.object_id
    with publishing() as touched:
        touched.translations.add(key)
        there = Page.objects.filter(translation_key=key, locale=instance.target_locale_id)
        touched.pages |= set(there.values_list("pk", flat=True))


@unless_raw
def source_changed(instance: TranslationSource, signal: Any = None, **kwargs: Any) -> None:
    """A source was synced. What it says is noted at once: the next sync would cover it."""
    with publishing() as touched:
        if signal is post_save:
            building.note_sync(source=instance, at=instance.last_updated_at)
        touched.translations.add(instance.object_id)


@unless_raw
def translation_built(instance: TranslationLog, **kwargs: Any) -> None:
    """A text was put together from its strings. Which these were is noted at once: they go on changing."""
    with publishing() as touched:
        building.note_build(log=instance)
        touched.translations.add(instance.source.object_id)


@unless_raw
def string_changed(instance: StringTranslation, **kwargs: Any) -> None:
    """Somebody translated a string, or a machine did, or a file of them was imported."""
    if instance.context_id:
        with publishing() as touched:
            touched.translations.add(instance.context.object_id)


@unless_raw
def segments_changed(instance: StringSegment, **kwargs: Any) -> None:
    """A source was taken apart, which the library does after it has saved it: there is more or less to translate."""
    with publishing() as touched:
        touched.sources.add(instance.source_id)


@unless_raw
def text_read(instance: TranslationState, **kwargs: Any) -> None:
    """A person read through what a machine had translated."""
    with publishing() as touched:
        touched.translations.add(instance.translation_key)


@unless_raw
def shared_saved(instance: models.Model, update_fields: Iterable[str] | None = None, **kwargs: Any) -> None:
    """A picture got a new credit, a topic a new name: what quotes it is written anew."""
    if update_fields is not None and DRAFT_FIELDS.issuperset(update_fields):
        return
    with publishing() as touched:
        touched.pages |= public_pages_quoting(instance)
        touched.tenants |= _tenants_of(instance)


def shared_leaving(instance: models.Model, **kwargs: Any) -> None:
    """Who quotes it has to be asked before it is gone: its references go with it."""
    setattr(instance, QUOTING, (public_pages_quoting(instance), _tenants_of(instance)))


def shared_deleted(instance: models.Model, **kwargs: Any) -> None:
    """What quoted it is written without it."""
    pages, tenants = getattr(instance, QUOTING, (set(), set()))
    with publishing() as touched:
        touched.pages |= pages
        touched.tenants |= tenants


def _told_otherwise(tenant: Tenant) -> set[int]:
    """All public pages where time zone, country or main language changed: hours, dates and statuses follow."""
    now = (tenant.timezone, tenant.country, editions.tag_for(tenant, tenant.default_locale.language_code))
    for edition in tenant.editions.all():
        said = edition.about.get("tenant", {})
        if (said.get("timezone"), said.get("country"), said.get("defaultLocale")) != now:
            return set(Document.objects.filter(tenant=tenant).values_list("page_id", flat=True))
    return set()


def _tenants_of(instance: models.Model) -> set[int]:
    logos = (
        set(Tenant.objects.filter(logo=instance).values_list("pk", flat=True)) if isinstance(instance, Image) else set()
    )
    return logos | (instance.quoting_tenants() if isinstance(instance, SharedContent) else set())
