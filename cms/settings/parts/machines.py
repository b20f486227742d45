"""Machines that translate: which of them this installation has. Each tenant decides for itself whether it uses them."""

from typing import Any

from cms.settings.parts.environment import number, text, words

_LIBRARY = "wagtail_localize.machine_translators"
_SECONDS = number("MACHINE_TRANSLATION_SECONDS", default=20)

# In the order in which they are asked: first what does not leave this machine.
_ENGINES: dict[str, dict[str, Any]] = {
    "apertium": {
        "CLASS": "cms.translation.machine.apertium.ApertiumTranslator",
        "OPTIONS": {"COMMAND": text("APERTIUM_COMMAND", default="apertium"), "TIMEOUT": _SECONDS},
    },
}
if text("DEEPL_AUTH_KEY"):
    _ENGINES["deepl"] = {
        "CLASS": f"{_LIBRARY}.deepl.DeepLTranslator",
        "OPTIONS": {"AUTH_KEY": text("DEEPL_AUTH_KEY"), "TIMEOUT": _SECONDS},
        "LANGUAGES": words("DEEPL_LANGUAGES", default="nb,sv,da,en"),
        "THIRD_PARTY": True,
    }
if text("LIBRETRANSLATE_URL"):
    _ENGINES["libretranslate"] = {
        "CLASS": f"{_LIBRARY}.libretranslate.LibreTranslator",
        "OPTIONS": {
            "LIBRETRANSLATE_URL": text("LIBRETRANSLATE_URL").rstrip("/"),
            "API_KEY": text("LIBRETRANSLATE_API_KEY"),
            "TIMEOUT": _SECONDS,
        },
        "LANGUAGES": words("LIBRETRANSLATE_LANGUAGES", default="nb,sv,da,en"),
        "THIRD_PARTY": True,
    }

WAGTAILLOCALIZE_MACHINE_TRANSLATOR: dict[str, Any] = {
    "CLASS": "cms.translation.machine.routing.RoutingTranslator",
    "OPTIONS": {
        "ENGINES": _ENGINES,
        "ROUTES": words("MACHINE_TRANSLATION_ROUTES"),
        "SECONDS": _SECONDS,
    },
}
