"""The report of translations, within the user's tenants and languages; the library's lists all to everybody."""

from django.db.models import Q, QuerySet
from wagtail_localize.models import Translation
from wagtail_localize.views.report import TranslationsReportView

from cms.tenants import reach
from cms.tenants.models import Tenant
from cms.translation.permissions import languages_of


class Translations(TranslationsReportView):
    """Into the languages that somebody works in."""

    def get_queryset(self) -> "QuerySet[Translation]":
        found = super().get_queryset().select_related("source__locale", "target_locale").order_by("-pk")
        user = self.request.user
        if reach.reaches_everything(user):
            return found
        own = Q(pk__in=[])
        for tenant in Tenant.objects.for_user(user):
            languages = languages_of(user=user, tenant=tenant)
            own |= Q(source__object__in=tenant.pages().values("translation_key"), target_locale__in=languages)
        return found.filter(own)
