"""The languages that this installation offers: codes of the table in `locales`, nothing else is needed."""

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured

from cms.settings.parts.environment import BASE_DIR, words
from locales.languages import LANGUAGES as KNOWN
from locales.languages import OFFERED_BY_DEFAULT, django_language_info, language_choices

CONTENT_LANGUAGES = list(dict.fromkeys(words("CONTENT_LANGUAGES", default=",".join(OFFERED_BY_DEFAULT))))

if not CONTENT_LANGUAGES or not set(CONTENT_LANGUAGES) <= KNOWN.keys():
    raise ImproperlyConfigured(
        f"CONTENT_LANGUAGES is {','.join(CONTENT_LANGUAGES)!r}. Use at least one of these, with commas: "
        f"{','.join(KNOWN)}. Serbian is sr in both scripts, and Norwegian nb or nn."
    )

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
