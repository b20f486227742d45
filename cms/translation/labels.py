"""Names that Wagtail says in English only, or once for all in the language that its modules were imported in."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.forms import TaskStateCommentForm
from wagtail.images.forms import ImageInsertionForm
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportFilterSet

_LINK_TEXT = _("Link text")
FIELDS = {
    ExternalLinkChooserForm: {"link_text": _LINK_TEXT},
    AnchorLinkChooserForm: {"link_text": _LINK_TEXT},
    PhoneLinkChooserForm: {"phone_number": _("Phone number"), "link_text": _LINK_TEXT},
    EmailLinkChooserForm: {
        "email_address": _("Email address"),
        "link_text": _LINK_TEXT,
        "subject": _("Subject"),
        "body": _("Text of the email"),
    },
    ImageInsertionForm: {
        "format": _("Format"),
        "image_is_decorative": _("Image is decorative"),
        "alt_text": _("Alt text"),
    },
    LoginForm: {"password": _("Password")},
    TaskStateCommentForm: {"comment": _("Comment")},
}
FILTERS = {"source_locale": _("Source language"), "target_locale": _("Target language")}
CHOOSER = {
    "choose_one_text": _("Choose"),
    "choose_another_text": _("Choose another"),
    "edit_item_text": _("Edit"),
    "search_tab_label": _("Search"),
    "create_action_label": _("Create"),
}


def name_in_every_language() -> None:
    """Each of these is said in the language of whoever reads it. Called once, when all models are there."""
    for form, labels in FIELDS.items():
        for name, label in labels.items():
            form.base_fields[name].label = label
    for name, label in FILTERS.items():
        TranslationsReportFilterSet.base_filters[name].label = label
    for name, label in CHOOSER.items():
        setattr(ChooserViewSet, name, label)
    Translation._meta.verbose_name = _("translation")
    Translation._meta.verbose_name_plural = _("translations")
