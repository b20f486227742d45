"""Sending the chosen pages of a list to translation: the request only places the order."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django import forms
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.models import Locale, Page

from cms.tenants.models import HOME_DEPTH, STEP, Tenant, below
from cms.translation import orders, permissions
from cms.translation.views.submitting import place_order

NAMED = 20


class ChooseLanguages(forms.Form):
    """Into which languages, and whether with all that lies below."""

    locales = forms.ModelMultipleChoiceField(
        label=_("Languages"), queryset=Locale.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    include_descendants = forms.BooleanField(label=_("With all pages below them"), required=False)

    def __init__(self, *args: Any, languages: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["locales"]
        choice.queryset = languages


class TranslateThese(PageBulkAction):
    """Rights are asked for in one statement for all pages, and once more for each when its turn comes."""

    display_name = _("Translate")
    action_type = "translate"
    aria_label = _("Send the chosen pages to translation")
    template_name = "translation/confirm_bulk_translate.html"
    action_priority = 60
    form_class = ChooseLanguages

    def get_form_kwargs(self) -> dict[str, Any]:
        """The languages of the user's tenants in which they have something to do."""
        user = self.request.user
        tenants = Tenant.objects.for_user(user)
        open_languages = Locale.objects.filter(
            pk__in=[
                locale
                for tenant in tenants
                for locale in permissions.languages_of(user=user, tenant=tenant).values_list("pk", flat=True)
            ]
        )
        return {**super().get_form_kwargs(), "languages": open_languages}

    def get_actionable_objects(self) -> tuple[list[Page], dict[str, list[Page]]]:
        """The chosen pages that the user may send, and the others."""
        chosen = self.request.GET.getlist("id")
        if "all" in chosen:
            chosen = list(self.get_all_objects_in_listing_query(self.request.GET.get("childOf")))
        pages = list(Page.objects.filter(pk__in=chosen, depth__gt=HOME_DEPTH).order_by("path"))
        allowed = self.request.user.has_perm(permissions.SUBMIT)
        may = set(permissions.changeable(user=self.request.user, pages=chosen).values_list("pk", flat=True))
        mine = [page for page in pages if allowed and page.pk in may]
        return mine, {"items_with_no_access": [page for page in pages if not (allowed and page.pk in may)]}

    def object_context(self, obj: Page) -> dict[str, Any]:
        """Without reading each page's own table: there may be a thousand."""
        return {"item": obj}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Some are named, all are counted."""
        context = super().get_context_data(**kwargs)
        context["count"] = len(context["items"])
        context["unnamed"] = max(context["count"] - NAMED, 0)
        context["items"] = context["items"][:NAMED]
        context["items_with_no_access"] = context["items_with_no_access"][:NAMED]
        return context

    def prepare_action(self, objects: list[Page], objects_without_access: Any) -> HttpResponseBase | None:
        """Places an order for each tenant, and leads to where its progress is shown."""
        cleaned = self.cleaned_form.cleaned_data
        codes = [locale.language_code for locale in cleaned["locales"]]
        answer = None
        for tenant, pages in _by_tenant(objects):
            if cleaned["include_descendants"]:
                pages = list(Page.objects.filter(below(page.path for page in pages)).order_by("path"))
            offered = set(tenant.tenant_locales.values_list("locale__language_code", flat=True))
            wanted = [code for code in codes if code in offered]
            if wanted:
                answer = place_order(self.request, tenant, orders.titles(pages), wanted)
        return answer

    @classmethod
    def execute_action(cls, objects: Iterable[Page], **kwargs: Any) -> tuple[int, int]:
        """Nothing was chosen that could be sent."""
        return 0, 0


def _by_tenant(pages: Iterable[Page]) -> list[tuple[Tenant, list[Page]]]:
    tenants = Tenant.objects.of_paths(page.path for page in pages)
    grouped: dict[int, list[Page]] = defaultdict(list)
    for page in pages:
        tenant = tenants.get(page.path[: STEP * HOME_DEPTH])
        if tenant:
            grouped[tenant.pk].append(page)
    known = {tenant.pk: tenant for tenant in tenants.values()}
    return [(known[pk], chosen) for pk, chosen in grouped.items()]
