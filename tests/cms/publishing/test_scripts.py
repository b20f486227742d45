"""Serbian stands in the store in both scripts; the page is kept in Cyrillic only."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Locale, Page

from cms.media.ingest import put_track
from cms.publishing.checking import differences
from cms.publishing.edition_rows import row_for
from cms.publishing.enums import Kind
from cms.publishing.files import public_file
from cms.publishing.models import Change, Document, DocumentPath, Edition, EditionRow
from cms.publishing.rebuilding import rebuild
from cms.tenants.models import Tenant
from content_types.models import Credit, Film, Place, Story, TenantHome, Topic
from tests.content_types.share.conftest import picture, video
from tests.factories.pages import index_of, make_helpline, make_story, put, translate
from tests.factories.tenants import make_tenant

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Љиља>Овде смо.\n"
TWO_SCRIPTS = ["sr-Cyrl", "sr-Latn"]


def documents(page: Page) -> dict[str, Document]:
    return {each.locale: each for each in Document.objects.filter(page_id=page.pk)}


def latin(page: Page) -> Document:
    return documents(page)["sr-Latn"]


def codes() -> list[str]:
    return sorted({difference.code for difference in differences()})


@pytest.fixture
def story(tenant: Tenant) -> Story:
    """A Serbian story with all that a text can have."""
    line = make_helpline(tenant, title="Линија", locale="sr")
    page = make_story(
        tenant,
        title="Љубав и џез",
        locale="sr",
        summary="Њему је добро, види https://пример.срб/а или @ана.",
        content_note="О сну.",
        lead_image=picture(tenant),
        lead_image_alt="Море",
        body=[
            ("heading", {"text": "ЉУБАВ", "level": "2"}),
            ("text", '<p><b>Љу</b>бав <span translate="no">Ћирилица</span> <a href="https://a.example/љ">Ево</a></p>'),
            ("quote", {"text": "Добро је.", "attribution": "Џони"}),
            ("fact_box", {"title": "Чињенице", "text": "<p>Осам сати.</p>"}),
            ("support_box", {"title": "Помоћ", "helplines": [line]}),
            ("embed", {"url": "https://пример.срб/1", "title": "Негде"}),
        ],
    )
    page.credits = [Credit(display_name="Љиља", role="Текст")]
    page.save_revision().publish()
    return Story.objects.get(pk=page.pk)


def test_a_serbian_page_has_a_document_in_each_script(story: Story) -> None:
    both = documents(story)

    assert sorted(both) == TWO_SCRIPTS
    assert (both["sr-Cyrl"].card["title"], both["sr-Latn"].card["title"]) == ("Љубав и џез", "Ljubav i džez")
    assert "scriptConversion" not in both["sr-Cyrl"].card
    assert both["sr-Latn"].card["scriptConversion"] == "AUTOMATIC"
    assert {each.path for each in both.values()} == {"/price/ljubav-i-dzez/"}
    assert {each.status for each in both.values()} == {"SOURCE"}
    assert [each["locale"] for each in both["sr-Latn"].available] == TWO_SCRIPTS
    assert {row.edition.locale: (row.document.locale, row.is_fallback) for row in rows(story)} == {
        "sr-Cyrl": ("sr-Cyrl", False),
        "sr-Latn": ("sr-Latn", False),
    }
    assert codes() == []


def rows(page: Page) -> list[EditionRow]:
    found = EditionRow.objects.filter(translation_key=page.translation_key)
    return list(found.select_related("edition", "document").order_by("edition__locale"))


def test_rule_6_the_stored_page_is_untouched(story: Story) -> None:
    assert story.title == "Љубав и џез"
    assert story.slug == "ljubav-i-dzez"
    assert story.body[1].value.source.startswith("<p><b>Љу</b>бав")


def test_rule_6_only_what_people_read_is_converted(story: Story) -> None:
    document = latin(story)
    heading, text, quote, facts, support, embed = document.detail["body"]
    stored = documents(story)["sr-Cyrl"].detail["body"]

    assert document.card["summary"] == "Njemu je dobro, vidi https://пример.срб/а ili @ана."
    assert document.card["contentNote"] == "O snu."
    assert document.card["leadImage"]["alt"] == "More"
    assert document.card["byline"] == [{"displayName": "Ljilja", "role": "Tekst"}]
    assert document.card["slug"] == "ljubav-i-dzez"
    assert (heading["text"], heading["fallbackText"], heading["level"]) == ("LJUBAV", "LJUBAV", 2)
    assert text["html"] == stored[1]["html"].replace("Љу", "Lju").replace("бав", "bav").replace("Ево", "Evo")
    assert "Ћирилица" in text["html"]
    assert text["markdown"] == stored[1]["markdown"].replace("Љу", "Lju").replace("бав", "bav").replace("Ево", "Evo")
    assert text["fallbackText"] == "Ljubav Ћирилица Evo"
    assert (quote["text"], quote["attribution"], quote["fallbackText"]) == ("Dobro je.", "Džoni", "Dobro je.\n– Džoni")
    assert (facts["title"], facts["fallbackText"]) == ("Činjenice", "Činjenice\nOsam sati.")
    assert (support["title"], support["helplines"]) == ("Pomoć", stored[4]["helplines"])
    assert (embed["url"], embed["provider"]) == (stored[5]["url"], stored[5]["provider"])
    assert embed["title"] == "Negde"
    assert [block["id"] for block in document.detail["body"]] == [block["id"] for block in stored]


def test_search_has_the_words_of_each_script(story: Story) -> None:
    both = documents(story)

    assert both["sr-Latn"].search_title == "Ljubav i džez"
    assert "Ljubav Ћирилица Evo" in both["sr-Latn"].search_body.split("\n")
    assert "Добро је." in both["sr-Cyrl"].search_body.split("\n")
    assert "Dobro je." in both["sr-Latn"].search_body.split("\n")


def test_lists_sort_each_script_by_its_own_letters(story: Story) -> None:
    sorted_by = {row.edition.locale: row.sort_title for row in rows(story)}

    assert sorted_by["sr-Cyrl"] != sorted_by["sr-Latn"]


def test_notes_of_hours_and_addresses_are_converted_and_times_are_not(tenant: Tenant) -> None:
    times = {"days": ["0"], "state": "BY_APPOINTMENT", "opens": None, "closes": None, "note": "Позови"}
    place = put(
        Place(
            title="Кућа",
            summary="Дом.",
            address="Трг 1",
            hours=[("weekly", times)],
            accessibility=[("point", "Рампа")],
        ),
        below_page=index_of(tenant, Kind.PLACE, "sr"),
    )
    card = latin(place).card

    assert (card["title"], card["address"], card["accessibility"]) == ("Kuća", "Trg 1", ["Rampa"])
    assert card["hours"]["rules"] == [
        {"weekday": 0, "state": "BY_APPOINTMENT", "opens": None, "closes": None, "note": "Pozovi"}
    ]
    assert card["timezone"] == "Europe/Oslo"


def test_rule_6_captions_and_transcript_lie_in_each_script_at_an_address_of_their_own(tenant: Tenant) -> None:
    film = video(tenant)
    put_track(media=film, locale="sr-Cyrl", kind="caption", vtt=VTT, reviewed=True)
    page = put(
        Film(title="Рампа", summary="Филм.", video=film, poster=picture(tenant), poster_alt="Рампа"),
        below_page=index_of(tenant, Kind.FILM, "sr"),
    )
    cyrillic, converted = (documents(page)[tag] for tag in TWO_SCRIPTS)
    tracks = {each["locale"]: each["url"] for each in converted.card["captions"]}

    assert sorted(each["locale"] for each in cyrillic.card["captions"]) == ["nb", "sr-Cyrl"]
    assert sorted(tracks) == ["nb", "sr-Latn"]
    assert converted.detail["transcript"]["locale"] == "sr-Latn"
    assert converted.detail["transcript"]["text"] == "Ljilja: Ovde smo."
    assert converted.card["transcript"]["vttUrl"] == tracks["sr-Latn"]
    file: Any = public_file(tracks["sr-Latn"], timezone.now())
    assert file.text == "WEBVTT\n\n00:00.000 --> 00:01.000\n<v Ljilja>Ovde smo.\n"

    page.unpublish()
    assert public_file(tracks["sr-Latn"], timezone.now()).value == "gone"


def test_what_is_taken_down_goes_in_both_scripts_and_each_edition_is_told(story: Story) -> None:
    before = dict(Edition.objects.values_list("locale", "change_number"))
    story.unpublish()

    assert documents(story) == {}
    assert rows(story) == []
    after = dict(Edition.objects.values_list("locale", "change_number"))
    assert [after[tag] - before[tag] for tag in TWO_SCRIPTS] == [1, 1]
    told = Change.objects.filter(translation_key=story.translation_key, type="REMOVED").order_by("edition__locale")
    assert list(told.values_list("edition__locale", "reason", "erase")) == [
        (tag, "UNPUBLISHED", True) for tag in TWO_SCRIPTS
    ]
    assert codes() == []


def test_what_is_deleted_goes_in_both_scripts(story: Story) -> None:
    story.delete()

    assert not Document.objects.filter(translation_key=story.translation_key).exists()
    assert rows(story) == []
    assert not DocumentPath.objects.filter(translation_key=story.translation_key).exists()
    assert codes() == []


def test_a_new_slug_and_an_expiry_above_reach_both_scripts(story: Story) -> None:
    index = story.get_parent().specific
    index.slug, index.expire_at = "nove-price", datetime(2040, 1, 1, tzinfo=UTC)
    index.save_revision().publish()

    assert {(each.path, each.visible_until) for each in documents(story).values()} == {
        ("/nove-price/ljubav-i-dzez/", datetime(2040, 1, 1, tzinfo=UTC))
    }
    paths = DocumentPath.objects.filter(translation_key=story.translation_key, path="/price/ljubav-i-dzez/")
    assert sorted(paths.values_list("locale", "is_current")) == [(tag, False) for tag in TWO_SCRIPTS]
    assert codes() == []


def test_a_page_that_is_no_longer_serbian_has_no_latin_document(tenant: Tenant, story: Story) -> None:
    Page.objects.filter(pk=story.pk).update(locale=Locale.objects.get(language_code="da"))
    Story.objects.get(pk=story.pk).save()

    assert sorted(documents(story)) == ["da"]
    assert [row for row in rows(story) if row.document.locale != "da"] == []


def test_a_translation_into_serbian_has_one_status_in_both_scripts(tenant: Tenant) -> None:
    story = translate(make_story(tenant, title="En kveld"), "sr", title="Једно вече")

    told = {each.locale: (each.status, each.translation) for each in documents(story).values()}
    assert told["sr-Latn"] == told["sr-Cyrl"]
    assert told["sr-Latn"][1]["sourceLocale"] == "nb"


def test_fallback_rule_both_scripts_fall_back_to_english_and_to_nothing_else(tenant: Tenant) -> None:
    make_story(tenant, title="Bare norsk")
    assert not EditionRow.objects.filter(edition__locale__in=TWO_SCRIPTS).exists()

    english = Document.objects.get()
    english.locale = "en"
    for tag in TWO_SCRIPTS:
        row = row_for(edition=Edition.objects.get(tenant=tenant, locale=tag), documents={"en": english})
        assert row is not None
        assert (row.document.locale, row.is_fallback) == ("en", True)


def test_a_tenant_with_serbian_only_publishes_in_both_scripts(db: None) -> None:
    own = make_tenant(slug="selo", country="RS", locales=["sr"], timezone="Europe/Belgrade")
    story = make_story(own, title="Село", locale="sr")

    assert sorted(own.editions.values_list("locale", flat=True)) == TWO_SCRIPTS
    assert [row.document.card["title"] for row in rows(story)] == ["Село", "Selo"]
    assert codes() == []


def test_names_of_tenant_and_topics_are_in_the_script_of_the_edition(tenant: Tenant) -> None:
    home = TenantHome.objects.get(translation_key=tenant.home_key, locale__language_code="sr")
    home.title = "Нордби"
    home.save_revision().publish()
    topic = Topic.objects.create(name="Søvn", slug="sleep", locale=Locale.objects.get(language_code="nb"), live=True)
    Topic.objects.create(
        name="Сан",
        slug="sleep",
        locale=Locale.objects.get(language_code="sr"),
        translation_key=topic.translation_key,
        live=True,
    )
    main = TenantHome.objects.get(translation_key=tenant.home_key, locale__language_code="nb")
    main.topics = [topic]
    main.save_revision().publish()

    said = {edition.locale: edition.about for edition in tenant.editions.all()}
    assert [said[tag]["tenant"]["name"] for tag in TWO_SCRIPTS] == ["Нордби", "Nordbi"]
    assert [said[tag]["topics"] for tag in TWO_SCRIPTS] == [
        [{"slug": "sleep", "name": "Сан"}],
        [{"slug": "sleep", "name": "San"}],
    ]
    assert codes() == []


def test_the_tenants_own_script_comes_first(tenant: Tenant) -> None:
    def locales() -> list[str]:
        named: list[str] = Edition.objects.get(tenant=tenant, locale="nb").about["tenant"]["locales"]
        return named

    assert locales() == ["nb", "sv", "da", "sr-Cyrl", "sr-Latn"]

    tenant.serbian_script = "Latn"
    tenant.save()

    assert locales() == ["nb", "sv", "da", "sr-Latn", "sr-Cyrl"]
    assert codes() == []


def lose(story: Story) -> None:
    latin(story).delete()


def alter(story: Story) -> None:
    document = latin(story)
    document.card["title"] = "Љубав и џез"
    document.save()


def serve_the_other_script(story: Story) -> None:
    EditionRow.objects.filter(edition__locale="sr-Latn", translation_key=story.translation_key).update(
        document=documents(story)["sr-Cyrl"]
    )


def keep_one_too_many(story: Story) -> None:
    document = Document.objects.exclude(locale__startswith="sr").first()
    assert document is not None
    document.pk, document.locale = None, "sr-Latn"
    document.save()


FAULTS = [
    (lose, ["MISSING_DOCUMENT", "MISSING_ROW", "NOT_SEARCHABLE", "SURPLUS_PATH"]),
    (alter, ["ALTERED_DOCUMENT"]),
    (serve_the_other_script, ["ALTERED_ROW"]),
    (keep_one_too_many, ["DOCUMENT_IN_WRONG_LANGUAGE", "NOT_SEARCHABLE"]),
]


@pytest.mark.parametrize(("plant", "found"), FAULTS, ids=[plant.__name__ for plant, _ in FAULTS])
def test_a_fault_in_latin_is_named_and_a_rebuild_mends_it(
    tenant: Tenant, story: Story, plant: Any, found: list[str]
) -> None:
    make_story(tenant, title="En kveld")
    assert codes() == []
    plant(story)
    assert codes() == found

    list(rebuild(at=datetime.now(UTC)))
    assert codes() == []


def test_serbian_pages_go_and_come_in_as_many_statements_however_many_they_are(tenant: Tenant) -> None:
    index = index_of(tenant, Kind.STORY, "sr")

    def statements(count: int) -> int:
        for number in range(count):
            make_story(tenant, title=f"Прича {count} {number}", locale="sr")
        index.refresh_from_db()
        with CaptureQueriesContext(connection) as found:
            index.slug = f"price-{count}"
            index.save_revision().publish()
        return len(found)

    statements(1)
    assert statements(2) == statements(12)
