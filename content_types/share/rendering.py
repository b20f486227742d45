"""The page around an item or a list: HTML and the headers that go with it; the same for the public and for previews."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from cms.publishing.enums import Kind
from cms.publishing.versions import KnownEdition
from content_types.share import kinds
from content_types.share.pictures import card_picture, picture
from content_types.share.reading import Quoted, Shown
from content_types.share.scene import Scene, targets_of, teaser
from content_types.share.words import Words, spoken, words_for
from locales.languages import BY_TAG, segment

TERRITORIES = {"nb": "NO", "nn": "NO", "se": "NO", "sma": "NO", "sv": "SE", "da": "DK", "sr": "RS", "en": "GB"}
OG_TYPES = {Kind.STORY: "article", Kind.GUIDE: "article", Kind.FILM: "video.other"}
POLICY = (
    "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self' {style}; "
    "base-uri 'none'; form-action 'none'; frame-ancestors {frames}"
)


def item_page(
    *,
    edition: KnownEdition,
    item: Shown,
    quoted: Quoted,
    at: datetime,
    languages: Sequence[tuple[str, str]] = (),
    below: Sequence[Shown] = (),
    preview: bool = False,
    editable: bool = False,
) -> HttpResponse:
    """One item. `languages` are those it can be read in, `below` are a show's episodes.

    `editable`: parts say which field they are, for the form beside a preview.
    """
    with spoken(edition.locale):
        words = _words(edition)
        scene = Scene(edition, item, quoted, words, at, targets_of(quoted))
        context = {
            **_frame(edition, words, preview=preview),
            "item": item,
            "editable": editable,
            "title": item.card["title"] or "—",
            "lang": "" if item.locale == edition.locale else item.locale,
            "notes": _notes(item, edition, words),
            "canonical": edition.about["baseUrl"] + item.address,
            "og_type": OG_TYPES.get(Kind(item.kind), "website"),
            "og_locale": _og_locale(item.locale),
            "og_picture": card_picture(item.card["shareImage"]),
            "updated": words.fill("updated_on", date=words.date(item.updated_at)) if item.updated_at else "",
            "languages": [_language(tag, path) for tag, path in languages if tag != item.locale],
            "alternates": alternates(edition, languages),
            "tags": (item.locale, edition.locale),
            "related": [teaser(each, around=item.locale) for each in quoted.all(item.card["related"])],
            "episodes": [teaser(each, around=item.locale) for each in below],
            **kinds.fields_of(scene),
        }
        return _response("content_types/share/item.html", context, preview=preview)


def list_page(*, edition: KnownEdition, items: Sequence[Shown], title: str, path: str) -> HttpResponse:
    """The newest items of an edition."""
    with spoken(edition.locale):
        context = {
            **_frame(edition, _words(edition), preview=False),
            "title": title,
            "canonical": f"{edition.about['baseUrl']}/{segment(edition.locale)}{path}",
            "og_type": "website",
            "og_locale": _og_locale(edition.locale),
            "tags": (edition.locale, *(each.locale for each in items)),
            "items": [
                {**teaser(each, around=edition.locale), "picture": picture(each.card["shareImage"])} for each in items
            ],
        }
        return _response("content_types/share/list.html", context, preview=False)


def message_page(*, title: str, sentence: str, status: int, lang: str = "", preview: bool = False) -> HttpResponse:
    """A page that says one thing, such as that there is nothing here."""
    context = {"title": title, "sentence": sentence, "html_lang": lang or get_language() or "en", "preview": preview}
    return _response("content_types/share/message.html", context, preview=preview, status=status)


def _words(edition: KnownEdition) -> Words:
    return words_for(tag=edition.locale, timezone=edition.about["tenant"]["timezone"])


def _frame(edition: KnownEdition, words: Words, *, preview: bool) -> dict[str, Any]:
    tenant = edition.about["tenant"]
    theme = tenant["theme"]
    return {
        "html_lang": edition.locale,
        "words": words,
        "tenant": tenant,
        "base": edition.about["baseUrl"],
        "home": f"/{segment(edition.locale)}/",
        "style": f":root{{--main:{theme['primaryColor']};--accent:{theme['accentColor']}}}",
        "preview": preview,
    }


def _notes(item: Shown, edition: KnownEdition, words: Words) -> list[str]:
    if not item.is_fallback:
        return []
    return [
        words.fill("no_translation_yet", language=words.language(edition.locale)),
        words.fill("text_is_in", language=words.language(item.locale)),
    ]


def _language(tag: str, path: str) -> dict[str, str]:
    return {"tag": tag, "name": BY_TAG[tag].own_names[tag], "address": f"/{segment(tag)}{path}"}


def alternates(edition: KnownEdition, languages: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    """Where the item is in other languages, for crawlers: its own texts only, never one that stands in.

    For all other readers it is the text in the tenant's main language, where there is one.
    """
    main = edition.about["tenant"]["defaultLocale"]
    found = [_language(tag, path) for tag, path in languages]
    return [*found, *({**each, "tag": "x-default"} for each in found if each["tag"] == main)]


def _og_locale(tag: str) -> str:
    code = BY_TAG[tag].code
    return f"{code}_{TERRITORIES[code]}"


def _response(template: str, context: dict[str, Any], *, preview: bool, status: int = 200) -> HttpResponse:
    style = context.get("style", "")
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode()
    frames = "'self'" if preview else "'none'"
    response = HttpResponse(render_to_string(template, context), status=status)
    response["Content-Security-Policy"] = POLICY.format(style=f"'sha256-{digest}'", frames=frames)
    response["X-Frame-Options"] = "SAMEORIGIN" if preview else "DENY"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Language"] = ", ".join(dict.fromkeys(context.get("tags") or (context["html_lang"],)))
    # What is taken down has to be gone at the next request.
    response["Cache-Control"] = "private, no-store" if preview else "public, no-cache"
    if preview:
        # Not even the name of the site goes along with what is not public.
        response["Referrer-Policy"] = "no-referrer"
    return response
