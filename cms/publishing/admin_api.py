"""Copying by the admin's own API, which goes past the methods of the page."""

from typing import Any, ClassVar

from wagtail.admin.api.actions.base import APIAction
from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.create_alias import CreatePageAliasAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.models import Page

from cms.publishing.gate import require_read
from cms.publishing.transactions import publishing


class OfWhatWasRead(APIAction):
    """Refused as the copy in the form is: answered by `requests.refused`."""

    def execute(self, instance: Page, data: dict[str, Any]) -> Any:
        """The copy or alias with what is below it if that was asked for, or none of it."""
        with publishing():
            require_read(instance, recursive=data["recursive"])
            return super().execute(instance, data)


class CopyOfWhatWasRead(OfWhatWasRead, CopyPageAPIAction):
    """The copy."""


class AliasOfWhatWasRead(OfWhatWasRead, CreatePageAliasAPIAction):
    """The alias."""


class PagesInAdmin(PagesAdminAPIViewSet):
    """Wagtail's own, but for the two actions."""

    actions: ClassVar[dict[str, type]] = {
        **PagesAdminAPIViewSet.actions,
        "copy": CopyOfWhatWasRead,
        "create_alias": AliasOfWhatWasRead,
    }
