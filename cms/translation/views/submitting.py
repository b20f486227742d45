"""Sending a page, or a page with all below it, to translation."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.views.submit_translations import SubmitPageTranslationView

from cms.tenants.models import Tenant
from cms.translation import orders, permissions
from cms.translation.refusals import TranslationRefused
from cms.translation.sources import SecondSourceRefused, source_of
from cms.translation.submitting import submit
from cms.translation.tasks import enqueue


class TranslatePage(SubmitPageTranslationView):
    """The library offers every language, asks for no right on the page, and does a subtree within the request."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who may not change a page does not decide where its text goes; a translation has an original to begin at."""
        page = self.get_object()
        if not permissions.may_submit(user=request.user, page=page):
            raise PermissionDenied
        original = original_of(page)
        if original:
            messages.error(
                request, original[1], buttons=[messages.button(edit_url(original[0]), _("Go to the original"))]
            )
            return redirect(edit_url(page))
        return super().dispatch(request, *args, **kwargs)

    def get_form(self) -> forms.Form:
        """The languages of the page's tenant in which this person may write.

        Of a page with others below it, also those that it is there in itself: what lies below may not be.
        """
        form = super().get_form()
        if self.object.numchild:
            languages = permissions.open_languages(user=self.request.user, page=self.object)
            form.fields["locales"].queryset = languages.exclude(pk=self.object.locale_id)
        else:
            begun = permissions.beginnings(user=self.request.user, pages=[self.object])[self.object.pk]
            form.fields["locales"].queryset = form.fields["locales"].queryset.filter(pk__in=begun)
        return form

    def form_valid(self, form: forms.Form) -> HttpResponseBase:
        """One page at once; many as an order for the worker."""
        codes = [locale.language_code for locale in form.cleaned_data["locales"]]
        if form.cleaned_data["include_subtree"]:
            return self._place(codes)
        try:
            done = submit(page_id=self.object.pk, codes=codes, by=self.request.user, at=timezone.now())
        except (TranslationRefused, ValidationError) as refusal:
            return self._refused(form, getattr(refusal, "sentence", refusal))
        if not done.made:
            return self._refused(form, _("There is a text in these languages already."))
        languages = ", ".join(locale.get_display_name() for locale in form.cleaned_data["locales"])
        messages.success(self.request, self.get_success_message(languages))
        only = self.object.get_translation(form.cleaned_data["locales"][0]) if len(codes) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(only))

    def _refused(self, form: forms.Form, why: Any) -> HttpResponseBase:
        form.add_error("locales", why)
        return self.render_to_response({**self.get_context_data(), "form": form})

    def _place(self, codes: list[str]) -> HttpResponseBase:
        tenant = Tenant.objects.of_page(self.object)
        if tenant is None:
            raise PermissionDenied
        pages = self.object.get_descendants(inclusive=self._is_missing(codes)).order_by("path")
        return place_order(self.request, tenant, orders.titles(pages.only("pk", "title", "draft_title")), codes)

    def _is_missing(self, codes: list[str]) -> bool:
        there = self.object.get_translations().filter(alias_of=None, locale__language_code__in=codes)
        return there.count() < len(codes)


def place_order(
    request: HttpRequest, tenant: Tenant, pages: list[tuple[int, str]], codes: list[str]
) -> HttpResponseRedirect:
    """Places the order, tells the worker and leads to where its progress is shown."""
    order = orders.place(tenant=tenant, pages=pages, codes=codes, by=request.user, at=timezone.now())
    enqueue(order)
    said = ngettext(
        "%(count)d page is being sent to translation.", "%(count)d pages are being sent to translation.", len(pages)
    )
    messages.success(request, said % {"count": len(pages)})
    return redirect("translation:order", order.pk)


def original_of(page: Page) -> tuple[Page, str] | None:
    """The page that should be translated in the place of this one, with the reason; None if it is this one."""
    if page.alias_of_id:
        return page.alias_of, _("This page only shows another one. Translate that one instead.")
    source = source_of(page.translation_key)
    if source is None or source.locale_id == page.locale_id:
        return None
    return source.get_source_instance(), SecondSourceRefused(source).sentence


def edit_url(page: Page) -> str:
    """Where a page is edited."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])
