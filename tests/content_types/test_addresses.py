"""No bad address gets to the public, whatever way it was written."""

import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import polib
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import Locale
from wagtail_localize.models import OverridableSegment, SegmentOverride, StringSegment, TranslationSource
from wagtail_localize.operations import translate_object

from cms.publishing.checking import differences
from cms.publishing.enums import Kind
from cms.publishing.models import Document
from cms.publishing.rebuilding import rebuild
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from content_types.addresses import public_mailbox, public_number, public_page, require_public_page
from content_types.assembly import Assembly
from content_types.models import Activity, EpisodeChapter, Helpline, Organisation, Source, Story
from content_types.richtext import web_address
from tests.content_types.admin.conftest import edit_url, form_data, text
from tests.factories.pages import index_of, make_helpline, make_story, put
from tests.factories.tenants import make_editor, make_superuser

GOOD = "https://good.example/side"
BAD = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html;base64,PHNjcmlwdD4=",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://evil.example/x",
    "intent://evil.example#Intent;end",
    "//evil.example/x",
    "/evil",
    "evil.example",
    "#evil",
    "https://user@evil.example/",
    "https://user:word@evil.example/",
    "https://bank.example:443@evil.example/",
    "https://bank.example%40evil.example/",
    "https://bank.example\\@evil.example/",
    "https:evil.example",
    "https:/evil.example",
    "https:\\\\evil.example",
    "https://",
    "https://evil.example:99999/",
    "https://evil.example:x/",
    "https://evil..example/",
    f"https://{'e' * 64}.example/",
    "https://evil example/",
    "https://e\u202evil.example/",
    "https://e\u200bvil.example/",
    "https://evil。example/",
    "https://[evil]/",
    "",
]


@pytest.mark.parametrize("address", BAD)
def test_a_bad_address_is_none(address: str) -> None:
    assert web_address(address) is None
    assert public_page(address) is None


@pytest.mark.parametrize(
    ("address", "given"),
    [
        (GOOD, GOOD),
        ("HTTPS://good.example", "https://good.example"),
        ("http://good.example:8080/a?b=c#d", "http://good.example:8080/a?b=c#d"),
        ("https://blåbærsyltetøy.example/på", "https://blåbærsyltetøy.example/på"),
        ("https://млади.срб/помоћ", "https://млади.срб/помоћ"),
        ("https://xn--d1aholi.xn--90a3ac/", "https://xn--d1aholi.xn--90a3ac/"),
        ("https://उदाहरण.भारत/", "https://उदाहरण.भारत/"),
        ("https://good.example./", "https://good.example./"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
        ("https://good.example/@kari", "https://good.example/@kari"),
        (" https://good.example/a b\n", "https://good.example/a%20b"),
        ("https://good.example/\u202egnp.exe", "https://good.example/%E2%80%AEgnp.exe"),
    ],
)
def test_a_good_one_is_given_as_it_is_or_written_out(address: str, given: str) -> None:
    assert web_address(address) == given
    assert public_page(address) == given


@pytest.mark.parametrize("address", ["mailto:hei@good.example", "tel:116111"])
def test_a_link_may_write_or_call_but_a_field_for_a_page_leads_to_a_page(address: str) -> None:
    assert web_address(address) == address
    assert public_page(address) is None


@pytest.mark.parametrize(
    ("mailbox", "given"),
    [
        ("hei@good.example", "hei@good.example"),
        ("hei@blåbær.example", "hei@blåbær.example"),
        ("hei@good.example?bcc=all@evil.example", None),
        ("hei@good.example\nBcc: all@evil.example", None),
        ("hei@good.example,all@evil.example", None),
        ('"<script>"@good.example', None),
        ("hei", None),
        ("", None),
    ],
)
def test_an_e_mail_address_is_one_recipient(mailbox: str, given: str | None) -> None:
    assert public_mailbox(mailbox) == given


@pytest.mark.parametrize(
    ("number", "given"),
    [("116 111", "116 111"), ("+47 (22) 33-44", "+47 (22) 33-44"), ("javascript:x", None), ("1\n2", None), ("", None)],
)
def test_a_number_is_digits(number: str, given: str | None) -> None:
    assert public_number(number) == given


def test_the_refusal_says_what_to_write() -> None:
    with pytest.raises(ValidationError) as refusal:
        require_public_page("https://user@good.example/")

    assert refusal.value.messages == [
        "Write the address out in full, beginning with https:// and without a user name in it."
    ]


def block(kind: str, **value: Any) -> dict[str, Any]:
    return {"type": kind, "value": value, "id": str(uuid4())}


def body(address: str) -> str:
    """A text that leads there in each way that a text can."""
    link = f'<p>Les <a href="{address}">mer</a> nå</p>'
    return json.dumps(
        [
            block("embed", url=address, title="Film"),
            {"type": "text", "value": link, "id": str(uuid4())},
            block("fact_box", title="Fakta", text=link),
        ]
    )


def published() -> str:
    """All that the public can get."""
    return json.dumps(
        list(Document.objects.values("card", "detail", "facts", "search_body")), default=str, ensure_ascii=False
    )


def by_code(tenant: Tenant, address: str) -> Story:
    return make_story(tenant, body=body(address))


def by_form(tenant: Tenant, address: str) -> Story:
    story = make_story(tenant)
    client = Client()
    client.force_login(make_editor(tenant))
    link = {
        "blocks": [
            {
                "key": "a",
                "text": "mer",
                "type": "unstyled",
                "depth": 0,
                "inlineStyleRanges": [],
                "entityRanges": [{"key": 0, "offset": 0, "length": 3}],
            }
        ],
        "entityMap": {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": address}}},
    }
    text = {"body-count": 1, "body-0-type": "text", "body-0-value": json.dumps(link)}
    rest = {"body-0-id": "", "body-0-order": 0, "body-0-deleted": "", "action-publish": "action-publish"}
    assert client.post(edit_url(story), form_data(story, **{**text, **rest})).status_code == 302
    return story


def by_api(tenant: Tenant, address: str) -> Story:
    """A version that was stored by somebody who does not ask forms, published by the admin's API."""
    story = make_story(tenant)
    revision = story.save_revision()
    revision.content["body"] = body(address)
    revision.save()
    client = Client()
    client.force_login(make_superuser())
    assert client.post(f"/admin/api/main/pages/{story.pk}/action/publish/").status_code == 200
    return story


def by_override(tenant: Tenant, address: str) -> Story:
    """Addresses are not translated but overridden."""
    story = make_story(tenant, body=body(GOOD))
    source = in_translation(story)
    overridden = 0
    for segment in OverridableSegment.objects.filter(source=source):
        if json.loads(segment.data_json) == GOOD:
            SegmentOverride.objects.create(locale=swedish(), context=segment.context, data_json=json.dumps(address))
            overridden += 1
    assert overridden == 3
    return translated(source, story)


def by_import(tenant: Tenant, address: str) -> Story:
    """A PO file may say anything in place of a text."""
    story = make_story(tenant, body=body(GOOD))
    source = in_translation(story)
    po = polib.POFile()
    for segment in StringSegment.objects.filter(source=source):
        po.append(
            polib.POEntry(
                msgid=segment.string.data,
                msgctxt=segment.context.path,
                msgstr=f'Läs <a href="{address}">mer</a>',
            )
        )
    source.translations.get().import_po(po)
    return translated(source, story)


def in_translation(story: Story) -> TranslationSource:
    translate_object(story, [swedish()])
    return TranslationSource.objects.get(object_id=story.translation_key)


def translated(source: TranslationSource, story: Story) -> Story:
    with publishing():
        source.translations.get().save_target(publish=True)
    return story.get_translation(swedish())


def swedish() -> Locale:
    return Locale.objects.get(language_code="sv")


WAYS: dict[str, Callable[[Tenant, str], Story]] = {
    "code": by_code,
    "form": by_form,
    "api": by_api,
    "override": by_override,
    "import": by_import,
}
WRITTEN = ["javascript:alert('evil')", "https://user:word@evil.example/", "//evil.example/x", "ftp://evil.example/x"]


@pytest.mark.parametrize("address", WRITTEN)
@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_no_way_of_writing_brings_a_bad_address_to_the_public(
    tenant: Tenant, way: Callable[[Tenant, str], Story], address: str
) -> None:
    story = way(tenant, address)

    assert Document.objects.filter(page_id=story.pk).exists()
    assert "evil" not in published()
    assert list(differences()) == []


@pytest.mark.parametrize("way", [by_code, by_form, by_api, by_override])
def test_the_same_ways_bring_a_good_one(tenant: Tenant, way: Callable[[Tenant, str], Story]) -> None:
    way(tenant, "https://млади.example/помоћ")

    assert "https://млади.example/помоћ" in published()


def test_a_block_that_would_lead_nowhere_is_left_out_and_a_link_keeps_its_words(tenant: Tenant) -> None:
    story = by_code(tenant, "javascript:alert(1)")

    detail = Document.objects.get(page_id=story.pk).detail
    assert [(each["__typename"], each["fallbackText"]) for each in detail["body"]] == [
        ("TextBlock", "Les mer nå"),
        ("FactBoxBlock", "Fakta\nLes mer nå"),
    ]


@pytest.mark.parametrize("address", WRITTEN)
def test_fields_that_code_has_filled_in_pass_too(tenant: Tenant, address: str) -> None:
    line = make_helpline(tenant)
    Helpline.objects.filter(pk=line.pk).update(url=address, email=f"a@evil.example?{address}", phone=address[:30])
    index = index_of(tenant, Kind.ORGANISATION)
    club = put(Organisation(title="Club", summary="s"), below_page=index)
    Organisation.objects.filter(pk=club.pk).update(website=address)
    meeting = put(
        Activity(title="Meeting", summary="s", starts_at=timezone.now()), below_page=index_of(tenant, Kind.ACTIVITY)
    )
    Activity.objects.filter(pk=meeting.pk).update(online_url=address)
    list(rebuild(at=timezone.now()))

    assert {card["title"] for card in Document.objects.values_list("card", flat=True)} == {
        "A helpline",
        "Club",
        "Meeting",
    }
    assert "evil" not in published()


def test_a_chapter_that_would_lead_nowhere_has_no_link() -> None:
    chapter = EpisodeChapter(starts_at_seconds=0, title="Start", url="https://user@evil.example/")

    assert chapter.public(Assembly(locale="nb"))["url"] is None


@pytest.mark.parametrize("address", ["ftp://evil.example/x", "https://user:word@evil.example/"])
def test_a_form_says_so_beside_the_field(tenant: Tenant, address: str) -> None:
    story = make_story(tenant)
    client = Client()
    client.force_login(make_editor(tenant))
    embed = {"body-count": 1, "body-0-type": "embed", "body-0-value-url": address, "body-0-value-title": ""}
    rest = {"body-0-id": "", "body-0-order": 0, "body-0-deleted": ""}

    with translation.override("en"):
        answer = client.post(edit_url(story), form_data(story, **{**embed, **rest}))

    assert answer.status_code == 200
    assert "Write the address out in full, beginning with https:// and without a user name in it." in text(answer)
    for model, field in ((Organisation, "website"), (Activity, "online_url"), (Helpline, "url"), (Source, "url")):
        with pytest.raises(ValidationError):
            model._meta.get_field(field).clean(address, None)
