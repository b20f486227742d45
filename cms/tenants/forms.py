"""Forms take what the user's tenants have: choosers offer nothing else, but a form can be sent by hand."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from django.http import Http404
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtailmedia.models import get_media_model

from cms.tenants import reach

Choice = tuple[type[Model], Any]
# Longer ones are beyond 64 bits, and SQLite fails when it is asked for them.
LONGEST_KEY = 18


class NotOfThisTenantError(Http404):
    """Something of another tenant was chosen. Not an error of a field: the form would show its name again."""


class ChosenFromOwnTenant:
    """Goes before a page form of Wagtail's; looks at what was sent before anything is done with it."""

    is_bound: bool
    for_user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self.for_user is not None and not reach.reaches_everything(self.for_user):
            require_own_choices(form=self, by=self.for_user)


def require_own_choices(*, form: Any, by: reach.Person) -> None:
    """Whatever the form, or a list within it, refers to has to be of the user's tenants.

    Raises NotOfThisTenantError.
    """
    if not all(is_own(model, pk, by) for model, pk in set(_choices(form))):
        raise NotOfThisTenantError


def _choices(form: Any) -> Iterator[Choice]:
    for name, field in form.fields.items():
        sent = field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        if sent:
            yield from _references(form, name, field, sent)
    for formset in getattr(form, "formsets", {}).values():
        for child in formset.forms:
            yield from _choices(child)


def _references(form: Any, name: str, field: Any, sent: Any) -> Iterator[Choice]:
    if hasattr(field, "queryset"):
        yield from ((field.queryset.model, str(pk)) for pk in (sent if isinstance(sent, list) else [sent]))
        return
    stored: Any = next((each for each in form.instance._meta.get_fields() if each.name == name), None)
    if hasattr(stored, "extract_references"):
        yield from ((model, str(pk)) for model, pk, _path, _content in stored.extract_references(sent))


def is_number_of_a_row(text: str) -> bool:
    """Whether a database can be asked for it."""
    return text.isdecimal() and len(text) <= LONGEST_KEY


def is_own(model: type[Model], pk: str, user: reach.Person) -> bool:
    """Whether a page or file is of the user's tenants; what belongs to no tenant is everybody's."""
    if len(pk) > LONGEST_KEY:
        return False
    if issubclass(model, Page):
        return pk.isdecimal() and reach.pages(user).filter(pk=pk).exists()
    # Asked for here: this module is read before all models are.
    if issubclass(model, (get_image_model(), get_media_model(), get_document_model())):
        return pk.isdecimal() and model._default_manager.filter(pk=pk, collection__in=reach.collections(user)).exists()
    return True
