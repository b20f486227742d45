"""Wagtail's API for writing knows nothing of translations: it may not write over what is kept up from an original."""

from typing import Any

import pytest
from django.forms import modelform_factory
from wagtail.models import Page

from cms.tenants.models import Tenant
from content_types.forms import ApiPageForm
from content_types.models import ITEM_MODELS
from tests.cms.translation.desk import boss, sent, target
from tests.factories.pages import make_story


def errors(page: Page) -> list[str]:
    """What the form says that the API fills in for a page."""
    form_class = modelform_factory(type(page), form=ApiPageForm, fields=["title"])
    sent_by_api = {"title": "Fra API-et"}
    form: Any = form_class(sent_by_api, instance=page, parent_page=page.get_parent(), for_user=boss())
    return list(form.non_field_errors())


@pytest.mark.parametrize("model", ITEM_MODELS, ids=lambda model: model.__name__)
def test_every_kind_is_written_through_this_form(model: Any) -> None:
    assert model.api_base_form_class is ApiPageForm


def test_a_translation_is_not_written_through_the_api(tenant: Tenant) -> None:
    (translation,) = sent(make_story(tenant), "sv")

    assert errors(target(translation)) == [
        "This page is a translation. Translate it in the admin, or stop the translation there first."
    ]


def test_an_original_and_a_stopped_translation_are(tenant: Tenant) -> None:
    story = make_story(tenant)
    (translation,) = sent(story, "sv")
    translation.enabled = False
    translation.save()

    assert errors(story) == []
    assert errors(target(translation)) == []
