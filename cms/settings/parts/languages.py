"""The languages that this installation offers: codes of the table in `locales`, nothing else is needed."""

import json

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

from cms.settings.parts.environment import BASE_DIR, text, words
from locales.fallbacks import Chains, chain_for
from locales.languages import LANGUAGES as KNOWN
from locales.languages import OFFERED_BY_DEFAULT, django_language_info, language_choices

CONTENT_LANGUAGES = list(dict.fromkeys(words("CONTENT_LANGUAGES", default=",".join(OFFERED_BY_DEFAULT))))

if not CONTENT_LANGUAGES or not set(CONTENT_LANGUAGES) <= KNOWN.keys():
    raise ImproperlyConfigured(
        f"CONTENT_LANGUAGES is {','.join(CONTENT_LANGUAGES)!r}. Use at least one of these, with commas: "
        f"{','.join(KNOWN)}. Serbian is sr in both scripts, and Norwegian nb or nn."
    )


def _chains(value: str) -> dict[str, Chains]:
    """Chains by tenant's short name, each of them one that can be followed."""
    try:
        by_tenant = json.loads(value or "{}")
        for chains in by_tenant.values():
            # Looks at all of them, whichever chain is asked for.
            chain_for("nb", chains=chains)
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        raise ImproperlyConfigured(
            f"FALLBACK_CHAINS cannot be followed ({error}). Write JSON such as "
            '{"solvik": {"nb": ["da", "sv"], "sv": {"speech": ["nb"]}}}: tenant, language, languages that stand in.'
        ) from error
    return by_tenant


FALLBACK_CHAINS = _chains(text("FALLBACK_CHAINS"))

# Django has no row for the Sámi languages, and looks for one as soon as settings are used.
LANG_INFO.update({code: row for code, row in django_language_info(CONTENT_LANGUAGES).items() if code not in LANG_INFO})

WAGTAIL_CONTENT_LANGUAGES = [(code, name[:1].upper() + name[1:]) for code, name in language_choices(CONTENT_LANGUAGES)]
# The admin can always be read in English, which every text of the libraries has.
WAGTAILADMIN_PERMITTED_LANGUAGES = list(dict([*WAGTAIL_CONTENT_LANGUAGES, ("en", "English")]).items())
LANGUAGES = WAGTAILADMIN_PERMITTED_LANGUAGES
LANGUAGE_CODE = "nb" if "nb" in CONTENT_LANGUAGES else CONTENT_LANGUAGES[0]
USE_I18N = True
# The second holds what the libraries do not say themselves in a language; ours come first.
LOCALE_PATHS = [BASE_DIR / "locales", BASE_DIR / "locales" / "libraries"]
