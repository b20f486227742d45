"""How far somebody reaches in the admin: the pages, files, people and workflows of their tenants, and nothing else.

A superuser reaches everything. Every view and chooser of the admin that has to be limited is limited by these.
"""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import models
from taggit.models import Tag
from wagtail.models import Collection, Page, Site, Task, Workflow

from cms.tenants.models import Tenant, below

Person = AbstractBaseUser | AnonymousUser


def reaches_everything(user: Person) -> bool:
    """Whether no tenant limits this account."""
    return bool(user.is_active and getattr(user, "is_superuser", False))


def home_paths(user: Person) -> list[str]:
    """Tree paths of the home pages of the user's tenants."""
    keys = Tenant.objects.for_user(user).values_list("home_key", flat=True)
    return list(Page.objects.filter(depth=2, translation_key__in=list(keys)).values_list("path", flat=True))


def pages(user: Person) -> "models.QuerySet[Page]":
    """Pages of the user's tenants. The root belongs to nobody and is not among them."""
    return Page.objects.all() if reaches_everything(user) else Page.objects.filter(below(home_paths(user)))


def collections(user: Person) -> "models.QuerySet[Collection]":
    """Collections of the user's tenants, with those below them."""
    if reaches_everything(user):
        return Collection.objects.all()
    roots = Tenant.objects.for_user(user).values_list("collection__path", flat=True)
    return Collection.objects.filter(below(roots))


def colleagues(user: Person) -> "models.QuerySet[AbstractBaseUser]":
    """Who works in one of the user's tenants."""
    people = get_user_model()._default_manager.all()
    if reaches_everything(user):
        return people
    return people.filter(groups__tenant_group__tenant__in=Tenant.objects.for_user(user)).distinct()


def readers(page: Page, *, among: Iterable[AbstractBaseUser | None]) -> list[AbstractBaseUser]:
    """Those of these people who reach the page: they work for its tenant, or are superusers."""
    asked = {person.pk: person for person in among if person}
    people = get_user_model()._default_manager.filter(pk__in=list(asked))
    tenant = Tenant.objects.of_page(page)
    reaching = people.filter(models.Q(is_superuser=True) | models.Q(groups__tenant_group__tenant=tenant))
    return [asked[pk] for pk in reaching.order_by("pk").distinct().values_list("pk", flat=True)]


def sites(user: Person) -> "models.QuerySet[Site]":
    """The sites of the user's tenants."""
    if reaches_everything(user):
        return Site.objects.all()
    return Site.objects.filter(tenant__in=Tenant.objects.for_user(user))


def workflows(user: Person) -> "models.QuerySet[Workflow]":
    """Workflows that are used for pages of the user's tenants, or for the whole installation."""
    if reaches_everything(user):
        return Workflow.objects.all()
    used = models.Q(workflow_pages__page__in=pages(user)) | models.Q(workflow_pages__page__depth=1)
    return Workflow.objects.filter(used).distinct()


def tasks(user: Person) -> "models.QuerySet[Task]":
    """The tasks of those workflows."""
    if reaches_everything(user):
        return Task.objects.all()
    return Task.objects.filter(workflow_tasks__workflow__in=workflows(user)).distinct()


def tags(user: Person, *file_models: type[models.Model]) -> "models.QuerySet[Tag]":
    """Tags that files of the user's tenants bear, most used first."""
    borne = models.Q(pk__in=[])
    for model in file_models:
        files = model._default_manager.filter(collection__in=collections(user)).values("pk")
        content_type = ContentType.objects.get_for_model(model)
        borne |= models.Q(
            taggit_taggeditem_items__content_type=content_type, taggit_taggeditem_items__object_id__in=files
        )
    times = models.Count("taggit_taggeditem_items")
    return Tag.objects.filter(borne).annotate(times=times).order_by("-times", "name")
