"""Rows of the published store, written without pages: what a test of the API says is out."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from django.db.models import F
from wagtail.models import Collection, Locale, Site

from cms.publishing import key_lists, versions
from cms.publishing.directories import directories
from cms.publishing.models import Change, Document, DocumentOccurrence, DocumentPath, Edition, EditionRow
from cms.tenants.models import Tenant

LONG_AGO = datetime(2026, 1, 1, 12, 0, tzinfo=UTC)
TOPICS = [{"slug": "sleep", "name": "Søvn"}, {"slug": "school", "name": "Skole"}]
IMAGE = {
    "alt": "En hund",
    "decorative": False,
    "credit": "Kari",
    "width": 3000,
    "height": 2000,
    "placeholder": "LEHV6nWB2yk8",
    "key": "i/hund",
}
SOUND = {
    "key": "m/lyd",
    "url": "m/lyd",
    "mimeType": "audio/mpeg",
    "bytes": 5_000_000_000,
    "seconds": 61.5,
    "width": None,
    "height": None,
    "sha256": "0" * 64,
}
ALWAYS_OPEN = {
    "rules": [{"weekday": day, "state": "ALL_DAY", "opens": None, "closes": None, "note": None} for day in range(7)]
}
NEVER_OPEN = {
    "rules": [{"weekday": day, "state": "CLOSED", "opens": None, "closes": None, "note": None} for day in range(7)]
}
CARDS: dict[str, dict[str, Any]] = {
    "STORY": {"leadImage": IMAGE, "byline": [{"displayName": "Kari", "role": "Tekst"}], "readingMinutes": 2},
    "PODCAST_SHOW": {"artwork": IMAGE, "hosts": []},
    "PODCAST_EPISODE": {
        "show": None,
        "season": 1,
        "number": 1,
        "audio": SOUND,
        "chapters": [{"startsAtSeconds": 0.0, "title": "Start", "image": None, "url": None}],
        "transcript": {"locale": "nb", "vttUrl": "t/lyd.vtt", "reviewed": True},
        "participants": [],
        "helplines": [],
    },
    "GUIDE": {
        "question": "Hva gjør jeg?",
        "urgency": "INFO",
        "helplines": [],
        "checkedBy": None,
        "checkedOn": "2026-01-02",
        "nextCheckOn": None,
    },
    "HELPLINE": {
        "provider": "Kommunen",
        "contactMethods": ["PHONE"],
        "phone": "116 111",
        "sms": None,
        "url": None,
        "email": None,
        "anonymous": True,
        "freeOfCharge": True,
        "emergency": False,
        "spokenLanguages": ["nb", "en"],
        "temporarilyClosed": False,
        "timezone": "Europe/Oslo",
        "hours": {},
        "verifiedOn": None,
    },
    "ACTIVITY": {
        "place": None,
        "organiser": None,
        "onlineUrl": None,
        "status": "SCHEDULED",
        "free": True,
        "price": None,
        "occurrences": [],
    },
    "PLACE": {
        "address": "Torget 1",
        "location": None,
        "timezone": "Europe/Oslo",
        "hours": {},
        "accessibility": [],
    },
    "ORGANISATION": {"logo": None, "website": None},
    "SLIDESHOW": {"video": None},
    "FILM": {
        "video": {**SOUND, "mimeType": "video/mp4", "width": 1280, "height": 720},
        "poster": IMAGE,
        "captions": [{"locale": "nb", "url": "t/film.vtt"}],
        "transcript": {"locale": "nb", "vttUrl": "t/film-t.vtt", "reviewed": False},
        "participants": [],
    },
}
DETAILS: dict[str, dict[str, Any]] = {
    "STORY": {"body": []},
    "PODCAST_EPISODE": {
        "transcript": {"locale": "nb", "vttUrl": "t/lyd.vtt", "reviewed": True, "text": "Hei og velkommen."}
    },
    "GUIDE": {"steps": [], "body": []},
    "ACTIVITY": {"body": []},
    "SLIDESHOW": {"slides": [{"id": "s1", "image": IMAGE, "caption": None, "seconds": 4.0}]},
    "FILM": {"transcript": {"locale": "nb", "vttUrl": "t/film-t.vtt", "reviewed": False, "text": "En film."}},
}
_pages = count(1)


def tenant(slug: str = "solvik", *, locales: Iterable[str] = ("nb", "sv"), default: str = "nb") -> dict[str, Edition]:
    """A tenant with an edition per locale, by locale."""
    language, _ = Locale.objects.get_or_create(language_code=default.partition("-")[0])
    site = Site.objects.create(hostname=f"{slug}.example", port=443, root_page_id=1)
    collection = Collection.get_first_root_node().add_child(name=slug)
    owner = Tenant.objects.create(
        slug=slug,
        name=slug.title(),
        country="NO",
        site=site,
        home_key=uuid4(),
        collection=collection,
        default_locale=language,
        timezone="Europe/Oslo",
    )
    tags = list(locales)
    about = {
        "tenant": {
            "slug": slug,
            "name": slug.title(),
            "country": "NO",
            "defaultLocale": default,
            "locales": tags,
            "timezone": "Europe/Oslo",
            "theme": {"primaryColor": "#1b4d89", "accentColor": "#b8860b", "logo": IMAGE},
        },
        "topics": TOPICS,
        "baseUrl": f"https://{slug}.example",
    }
    editions = {tag: Edition.objects.create(tenant=owner, locale=tag, about=about) for tag in tags}
    versions.forget()
    return editions


def item(
    edition: Edition,
    kind: str = "STORY",
    *,
    title: str = "Sov godt",
    locale: str | None = None,
    key: UUID | None = None,
    path: str | None = None,
    card: dict[str, Any] | None = None,
    detail: dict[str, Any] | None = None,
    policy: str = "CHAIN",
    published_at: datetime = LONG_AGO,
    visible_from: datetime | None = None,
    visible_until: datetime | None = None,
    topics: Iterable[str] = (),
    also_in: Iterable[Edition] = (),
    occurrences: Iterable[tuple[datetime, datetime]] = (),
    body: str = "",
    **columns: Any,
) -> EditionRow:
    """An item that is out in an edition, and in others as a fallback."""
    number = next(_pages)
    key = key or uuid4()
    locale = locale or edition.locale
    path = path or f"/ting/{number}/"
    ages = {"minAge": columns.get("min_age"), "maxAge": columns.get("max_age")}
    whole_card = {
        "title": title,
        "summary": f"Om {title.lower()}",
        "slug": path.strip("/").rpartition("/")[2],
        "topics": list(topics),
        **ages,
        "contentNote": None,
        "shareImage": IMAGE,
        "related": [],
        **CARDS[kind],
        **(card or {}),
    }
    document = Document.objects.create(
        tenant_id=edition.tenant_id,
        page_id=number,
        translation_key=key,
        kind=kind,
        locale=locale,
        path=path,
        card=whole_card,
        detail={**DETAILS.get(kind, {}), **(detail or {})},
        facts={"policy": policy},
        status="SOURCE",
        available=[{"locale": locale, "status": "SOURCE", "path": path}],
        version=f"{number:016x}",
        visible_from=visible_from or published_at,
        visible_until=visible_until,
        published_at=published_at,
        updated_at=published_at + timedelta(hours=1),
        search_title=title,
        search_body=body,
        **key_lists.keys_of(title=title, body=body, locale=locale),
    )
    key_lists.write(before=(), after=[key_lists.words_of(document)])
    DocumentPath.objects.create(
        tenant_id=edition.tenant_id, path=path, translation_key=key, locale=locale, is_current=True
    )
    DocumentOccurrence.objects.bulk_create(
        DocumentOccurrence(document=document, occurrence_id=str(place), starts_at=starts, ends_at=ends)
        for place, (starts, ends) in enumerate(occurrences)
    )
    rows = [row(each, document, topics=topics, title=title, **columns) for each in (edition, *also_in)]
    return rows[0]


def row(
    edition: Edition, document: Document, *, topics: Iterable[str] = (), title: str = "", **columns: Any
) -> EditionRow:
    """The row by which a document serves an edition."""
    # Rows that come with no change of their edition: nobody would read them.
    directories.forget()
    slugs = list(topics)
    return EditionRow.objects.create(
        edition=edition,
        document=document,
        translation_key=document.translation_key,
        kind=document.kind,
        is_fallback=document.locale != edition.locale,
        visible_from=document.visible_from,
        visible_until=document.visible_until,
        published_at=document.published_at,
        sort_title=title.casefold(),
        topics=f"|{'|'.join(slugs)}|" if slugs else "|",
        version=document.version,
        **columns,
    )


def text_block(text: str = "Hei", *, link: UUID | None = None, name: str = "b1") -> dict[str, Any]:
    """A text block, with a link to an item where one is given."""
    html, markdown = f"<p>{text}</p>", text
    span: dict[str, Any] = {"type": "text", "text": text, "marks": []}
    if link:
        html, markdown = f'<p><a href="item:{link}">{text}</a></p>', f"[{text}](item:{link})"
        span = {"type": "link", "item": str(link), "children": [span]}
    document = {"type": "document", "children": [{"type": "paragraph", "children": [span]}]}
    return {
        "__typename": "TextBlock",
        "id": name,
        "fallbackText": text,
        "html": html,
        "markdown": markdown,
        "document": document,
    }


def support_box(*helplines: UUID, name: str = "box") -> dict[str, Any]:
    """A support box with these helplines."""
    return {
        "__typename": "SupportBoxBlock",
        "id": name,
        "fallbackText": "Snakk med noen",
        "title": None,
        "helplines": [str(key) for key in helplines],
    }


def log(
    edition: Edition, row: EditionRow | None = None, *, type: str = "UPDATED", kind: str = "", **columns: Any
) -> None:
    """The next entry of the edition's change log; about the edition itself without a row."""
    Edition.objects.filter(pk=edition.pk).update(change_number=F("change_number") + 1)
    edition.refresh_from_db(fields=["change_number"])
    Change.objects.create(
        edition=edition,
        number=edition.change_number,
        translation_key=row.translation_key if row else None,
        kind=row.kind if row else kind,
        type=type,
        changed_at=columns.pop("changed_at", LONG_AGO),
        **columns,
    )
    versions.forget()
