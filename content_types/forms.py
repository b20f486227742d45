"""The editor's form: what stands in the way of publishing is said beside the fields, with everything typed kept."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms.publishing import gate
from cms.publishing.content import Obstacle
from cms.tenants.forms import ChosenFromOwnTenant
from cms.translation.sources import translation_of
from content_types.readable import Readable

PUBLISH, REVIEW, REVIEW_ACTION, APPROVE = "action-publish", "action-workflow-action", "workflow-action-name", "approve"


class TypedKeyField(forms.CharField):
    """Names one filling-in of the form, so that the browser knows which of its own copies has been saved."""

    def __init__(self) -> None:
        super().__init__(required=False, max_length=40, initial=lambda: uuid4().hex, widget=forms.HiddenInput)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """It says nothing about the page."""
        return False


class EditorialPageForm(ChosenFromOwnTenant, Readable, WagtailAdminPageForm):
    """Asks the gate when the page is about to go out; saving a draft is never refused by it."""

    typed_key = TypedKeyField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
        self.fields["typed_key"].widget.attrs |= {
            "data-typed-work": getattr(self.for_user, "pk", None) or "",
            "data-offer": _("You have typed something here that was not saved."),
            "data-restore": _("Bring it back"),
            "data-discard": _("Throw it away"),
            "data-signed-out": _(
                "You are no longer signed in. What you type is kept in this browser: sign in in a new window, "
                "then come back and go on."
            ),
            "data-sign-in": _("Sign in"),
            "data-sign-in-at": reverse("wagtailadmin_login"),
            "data-still-there": reverse("still_there"),
        }

    def clean_slug(self) -> str:
        """Left empty it is made from the title, anew until the page has been out; after that it stays."""
        slug: str = self.cleaned_data["slug"]
        return self.instance.slug if not slug and self.instance.first_published_at else slug

    def is_valid(self) -> bool:
        """Valid also means that nothing stands in the way of what was pressed.

        The gate is asked last, of the page with its lists: a guide's helplines are rows of a form of their own.
        """
        if not super().is_valid():
            return False
        if not self.goes_out():
            return True
        self.save(commit=False)
        found = gate.obstacles(self.instance)
        for obstacle in found:
            self.say(obstacle)
        return not found

    def goes_out(self) -> bool:
        """Whether saving this form publishes: by the button, or as the last approval of a review."""
        if PUBLISH in self.data:
            return True
        approved = REVIEW in self.data and self.data.get(REVIEW_ACTION) == APPROVE
        state = self.instance.current_workflow_state if approved else None
        return bool(state and state.is_at_final_task)

    def say(self, obstacle: Obstacle) -> None:
        """Puts the sentence beside the field, the list or, without either, above the form."""
        if obstacle.field in self.formsets:
            self.formsets[obstacle.field].non_form_errors().append(obstacle.message)
        else:
            self.add_error(obstacle.field if obstacle.field in self.fields else None, obstacle.message)


class ApiPageForm(EditorialPageForm):
    """For writing through Wagtail's API, which knows nothing of translations."""

    def clean(self) -> dict[str, Any]:
        """A page that is kept up from its original is written string by string; anything else would be lost."""
        cleaned: dict[str, Any] = super().clean()
        if self.instance.pk and translation_of(self.instance):
            raise ValidationError(
                _("This page is a translation. Translate it in the admin, or stop the translation there first.")
            )
        return cleaned
