"""System checks: what an installation has to have done before its languages work."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Tags, Warning, register
from django.utils.translation import check_for_language


@register(Tags.translation)
def languages_are_compiled(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Warning]:
    """Django and Wagtail take a language without a compiled catalogue for one that is not there.

    A warning, because `manage.py run` compiles them itself, after its checks.
    """
    return [
        Warning(
            f"The language {code} has no compiled catalogue, so Wagtail does not find it.",
            hint='Compile them: python -c "from locales.compile import compile_catalogues as c; c()"',
            id="translation.W001",
        )
        for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES
        if not check_for_language(code)
    ]
