"""The preview panel: Wagtail's own, with the app's page in its frame instead of a page of the admin.

Each time the panel sends the form (`?for=app`), the draft is kept as what somebody types, and the answer says by which
token the app finds it. `preview-panel.js` tells the frame.
"""

import json
import logging
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, reverse
from django.utils import timezone
from wagtail.admin.views.pages.preview import PreviewOnEditView

from cms.publishing import previews
from cms.tenants.models import tenant_of
from cms.tenants.preview_urls import filled

logger = logging.getLogger("ungkanal.preview")

Patterns = Sequence[URLPattern | URLResolver]
NAMESPACE, NAME = "wagtailadmin_pages", "preview_on_edit"


def previews_keep_nobody_waiting(patterns: Patterns) -> Patterns:
    """The admin, whose panel looks at a form outside the transaction of its request.

    It comes with every pause in the typing, and writes two rows that hang on nothing: while the form is read and the
    draft put together, SQLite would let nobody else write. Wagtail has one view for the panels of all kinds of pages.
    A snippet's panel has the same name in another namespace, and keeps its transaction.
    """
    pages = (each for each in patterns if isinstance(each, URLResolver) and each.namespace == NAMESPACE)
    for each in (pattern for resolver in pages for pattern in resolver.url_patterns):
        if isinstance(each, URLPattern) and each.name == NAME:
            each.callback = transaction.non_atomic_requests(each.callback)
    return patterns


class PreviewInApp(PreviewOnEditView):
    """Of a page that has been saved once; before that, and where a draft lacks too much, the panel is as Wagtail's."""

    form: Any = None

    def validate_form(self, form: Any) -> bool:
        """Remembers the form that was looked at first: the one that was sent."""
        self.form = self.form or form
        return bool(super().validate_form(form))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> JsonResponse:
        """What Wagtail says of the form, and where what is typed can be seen. A form with faults changes nothing."""
        said = json.loads(super().post(request, *args, **kwargs).content)
        token = self.token() if said["is_valid"] and request.GET.get("for") == "app" else None
        if token:
            said |= {"token": token, "address": draft_address(self.object, token)}
        return JsonResponse(said, headers={"Cache-Control": "private, no-store"})

    def token(self) -> str | None:
        """Shows what is typed in the script that the panel is set to; None where that is not possible yet."""
        self.form.save(commit=False)
        modes = [name for name, _ in self.object.preview_modes]
        wanted = self.request.GET.get("mode")
        locale = wanted if wanted in modes else modes[0]
        try:
            return previews.show_typed(page=self.object, locale=locale, by=self.request.user, at=timezone.now())
        except Exception:
            # A half-typed page may miss what its public form is made of; the editor goes on typing.
            logger.info("Preview of %s is not possible yet", self.object._meta.label, exc_info=True)
            return None


def draft_address(page: Any, token: str, *, base: str = "") -> str:
    """Where a token shows its draft: on the page of the tenant's app, else on ours, below `base` or this very host."""
    tenant = tenant_of(page)
    if tenant and tenant.preview_url:
        return filled(tenant.preview_url, token)
    return f"{base}{reverse('share_preview')}#{token}"
