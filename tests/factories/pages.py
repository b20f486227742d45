"""Pages of every kind, drafts unless they are told to be live."""

from typing import Any

from wagtail.models import Locale, Page

from cms.publishing.enums import Kind
from cms.tenants.models import Tenant, below
from content_types.models import Guide, Helpline, HelplineLink, KindIndex, Story


def index_of(tenant: Tenant, kind: Kind, locale: str = "nb") -> KindIndex:
    """The index page of a kind in a language."""
    return KindIndex.objects.filter(below(tenant.home_paths())).get(kind=kind, locale__language_code=locale)


def put(page: Page, *, below_page: Page, live: bool = True) -> Any:
    """Adds a page below another and publishes it, unless it is to stay a draft."""
    page.live = False
    below_page.add_child(instance=page)
    revision = page.save_revision()
    if live:
        revision.publish()
    page.refresh_from_db()
    return page


def make_story(
    tenant: Tenant, *, title: str = "A story", locale: str = "nb", live: bool = True, **fields: Any
) -> Story:
    """A story with a paragraph."""
    fields = {"summary": "What it is about.", "body": [("text", "<p>Some words.</p>")], **fields}
    return put(Story(title=title, **fields), below_page=index_of(tenant, Kind.STORY, locale), live=live)


def translate(page: Page, locale: str, *, live: bool = True, **fields: Any) -> Any:
    """An independent translation of a page into another language."""
    copy = page.copy_for_translation(Locale.objects.get(language_code=locale), copy_parents=True)
    copy = copy.specific
    for name, value in fields.items():
        setattr(copy, name, value)
    revision = copy.save_revision()
    if live:
        revision.publish()
    copy.refresh_from_db()
    return copy


def make_helpline(
    tenant: Tenant, *, title: str = "A helpline", locale: str = "nb", live: bool = True, **fields: Any
) -> Helpline:
    """A helpline that is reached by phone."""
    fields = {
        "summary": "Somebody answers.",
        "provider": "Us",
        "by_phone": True,
        "phone": "000 00 000",
        **fields,
    }
    return put(Helpline(title=title, **fields), below_page=index_of(tenant, Kind.HELPLINE, locale), live=live)


def make_guide(
    tenant: Tenant,
    *helplines: Helpline,
    title: str = "A guide",
    locale: str = "nb",
    live: bool = True,
    **fields: Any,
) -> Guide:
    """A guide that sends its readers to these helplines."""
    guide = Guide(title=title, **{"summary": "How to.", "question": "What can I do?", **fields})
    guide.helpline_links = [HelplineLink(helpline=helpline) for helpline in helplines]
    return put(guide, below_page=index_of(tenant, Kind.GUIDE, locale), live=live)
