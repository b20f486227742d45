"""How far the worker has come with what was sent to translation."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale

from cms.translation import orders
from cms.translation.models import JobState, TranslationOrder
from cms.translation.tasks import enqueue

NEWEST, LISTED = 30, 200


class OrderList(WagtailAdminTemplateMixin, TemplateView):
    """The newest orders of the user's tenants."""

    template_name = "translation/orders.html"
    page_title = gettext_lazy("Sent to translation")
    header_icon = "globe"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Each with its counts."""
        found = TranslationOrder.objects.for_user(self.request.user).select_related("tenant", "asked_by")[:NEWEST]
        names = _names()
        rows = [
            {"order": order, "languages": _languages(order, names), "progress": orders.progress(order)}
            for order in found
        ]
        return {**super().get_context_data(**kwargs), "rows": rows}


class OrderProgress(WagtailAdminTemplateMixin, TemplateView):
    """One order. `part` alone is what the page fetches to renew itself."""

    template_name = "translation/order.html"
    header_icon = "globe"
    page_title = gettext_lazy("Sent to translation")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """For those of the order's tenant."""
        mine = TranslationOrder.objects.for_user(request.user)
        self.order = get_object_or_404(mine, pk=self.kwargs["order_id"])
        return super().dispatch(request, *args, **kwargs)

    def get_template_names(self) -> list[str]:
        return ["translation/order_progress.html"] if "part" in self.request.GET else [self.template_name]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Counts, and what was not sent with the reason."""
        counts = orders.progress(self.order)
        undone = self.order.jobs.filter(state__in=[JobState.REFUSED, JobState.FAILED])
        return {
            **super().get_context_data(**kwargs),
            "order": self.order,
            "languages": _languages(self.order, _names()),
            "progress": counts,
            "ended": counts["total"] - counts["waiting"],
            "undone": undone[:LISTED],
            "may_repeat": TranslationOrder.objects.repeatable_by(self.request.user).filter(pk=self.order.pk).exists(),
        }


@require_POST
def once_more(request: HttpRequest, order_id: int) -> HttpResponseBase:
    """What was not sent waits for the worker again, in the name and with the rights of whoever asked for it."""
    order = get_object_or_404(TranslationOrder.objects.repeatable_by(request.user), pk=order_id)
    if orders.again(order=order):
        enqueue(order)
        messages.success(request, _("The pages wait for the worker again."))
    return redirect(reverse("translation:order", args=[order.pk]))


def _names() -> dict[str, str]:
    return {locale.language_code: locale.get_display_name() for locale in Locale.objects.all()}


def _languages(order: TranslationOrder, names: dict[str, str]) -> str:
    return ", ".join(names.get(code, code) for code in order.codes)
