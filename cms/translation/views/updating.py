"""Taking a source's new text into its translations, and publishing those that are whole."""

from typing import Any

from django import forms
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail_localize.components import TranslationComponentManager
from wagtail_localize.models import Translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from cms.translation import drafts, memory, permissions, sources
from cms.translation.refusals import NotToBePublished
from cms.translation.reviewing import unread

PUBLISH, MACHINE = "publish_translations", "use_machine_translation"


class UpdateTranslations(UpdateTranslationsView):
    """The library lets whoever may submit anything publish every language, in the original's words where need be."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For who may change the original or one of its translations: a translator has to get at the new text."""
        self.object = self.get_object()
        try:
            self.object.get_source_instance()
        except ObjectDoesNotExist as gone:
            raise Http404 from gone
        if not permissions.may_update(user=request.user, source=self.object):
            raise PermissionDenied
        self.components = TranslationComponentManager.from_request(request, source_object_instance=self.object)
        # Past the library's own question for a right that holds everywhere.
        return TemplateView.dispatch(self, request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        """Publishing is offered to those who may publish in every one of the languages."""
        form = super().get_form()
        # A machine is asked on the translator's own screen, where its limits are.
        form.fields.pop(MACHINE, None)
        if permissions.may_publish_all(user=self.request.user, source=self.object):
            form.fields[PUBLISH].help_text = _(
                "Publishes the translations that are complete and read by a person. The others wait for that."
            )
        else:
            del form.fields[PUBLISH]
        return form

    @transaction.atomic
    def form_valid(self, form: forms.Form) -> HttpResponseBase:
        """What could not be published is named, with the reason; it does not keep the others back."""
        sources.renew(source=self.object, at=timezone.now())
        kept_up = list(self.object.translations.filter(enabled=True).select_related("target_locale", "source"))
        messages.success(self.request, self.get_success_message())
        if form.cleaned_data.get(PUBLISH):
            for translation in kept_up:
                self._publish(translation)
        return redirect(self.get_success_url() or self.get_default_success_url())

    def _publish(self, translation: Translation) -> None:
        language = translation.target_locale.get_display_name()
        if memory.untranslated(translation).exists() or unread(translation.get_target_instance()):
            reason = _("Texts are not translated, or only by a machine.")
        else:
            reason = publishing_problem(translation, self.request.user)
        if reason:
            messages.warning(
                self.request,
                _("%(language)s was not published. %(reason)s") % {"language": language, "reason": reason},
            )
        else:
            messages.success(self.request, _("Published in %(language)s.") % {"language": language})


def publishing_problem(translation: Translation, user: Any) -> str:
    """Publishes a translation; why that was refused, or nothing."""
    try:
        drafts.publish(translation=translation, by=user)
    except ValidationError as error:
        return " ".join(error.messages)
    except PermissionDenied as refusal:
        return str(refusal)
    except NotToBePublished as refusal:
        return refusal.reasons
    return ""
