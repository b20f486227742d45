"""The crisis box, ticked after a machine was there, and a person who reads what it wrote."""

from typing import Any

from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms.people.models import User
from cms.translation.reviewing import machine_strings, read_through
from tests.factories.translations import state_of


def original(translation: Translation) -> Any:
    """The page that is translated, as the database has it."""
    return translation.source.get_source_instance()


def tick(page: Page, *, publish: bool = True) -> None:
    """The page is help in a crisis, as it was saved last and perhaps as it is out."""
    page = page.specific
    page.crisis = True
    revision = page.save_revision()
    if publish:
        revision.publish()


def read(translation: Translation, by: User) -> None:
    """A person reads all that the machine wrote in Swedish."""
    state = state_of(original(translation), "sv")
    read_through(state=state, seen=[each.digest for each in machine_strings(state)], by=by, at=timezone.now())
