"""Which addresses answer, in which language, and what travels with the answer."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.publishing.models import EditionRow
from cms.tenants.models import Tenant
from tests.factories.pages import make_guide, make_helpline, make_story, translate

Get = Callable[[str], Any]
PATH = "/nb/historier/en-kveld-ute/"


def test_view_live_leads_to_the_share_page(tenant: Tenant, site: Get) -> None:
    story = make_story(tenant, title="En kveld ute")

    assert story.full_url == f"http://nordby.localhost:8000{PATH}"
    assert story.get_parent().specific.full_url == "http://nordby.localhost:8000/nb/historier/"
    assert site(PATH).status_code == 200


def test_serbian_pages_are_found_by_the_first_part_of_their_tag(tenant: Tenant, site: Get) -> None:
    story = make_story(tenant, title="Вече", locale="sr")

    assert story.full_url == "http://nordby.localhost:8000/sr/price/vece/"
    response = site("/sr/price/vece/")
    assert (response.status_code, response["Content-Language"]) == (200, "sr-Cyrl")
    assert '<html lang="sr-Cyrl">' in response.content.decode()


def test_a_story_that_is_not_out_is_not_found(tenant: Tenant, site: Get) -> None:
    story = make_story(tenant, title="En kveld ute", live=False)
    assert site(PATH).status_code == 404

    story.get_latest_revision().publish()
    assert site(PATH).status_code == 200

    story.refresh_from_db()
    story.unpublish()
    answer = site(PATH)
    assert answer.status_code == 404
    assert "Dette er ikke lenger tilgjengelig." in answer.content.decode()


def test_an_expired_story_is_gone_at_its_second_without_a_worker(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="En kveld ute")
    EditionRow.objects.update(visible_until=timezone.now() - timedelta(seconds=1))

    assert site(PATH).status_code == 404


def test_a_former_address_leads_to_the_present_one(tenant: Tenant, site: Get) -> None:
    story = make_story(tenant, title="En kveld ute")
    story.slug = "en-natt-ute"
    story.save_revision().publish()

    answer = site(PATH)
    assert (answer.status_code, answer["Location"]) == (301, "/nb/historier/en-natt-ute/")


def test_the_address_of_one_language_leads_to_the_text_in_another(tenant: Tenant, site: Get) -> None:
    translate(make_story(tenant, title="En kveld ute"), "sv", title="En kväll ute")

    answer = site("/sv/historier/en-kveld-ute/")
    assert (answer.status_code, answer["Location"]) == (301, "/sv/berattelser/en-kveld-ute/")


def test_a_text_that_stands_in_says_so_and_bears_its_own_language(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="En kveld ute")

    html = site("/sv/historier/en-kveld-ute/").content.decode()
    assert '<html lang="sv">' in html
    assert '<main id="content" lang="nb">' in html
    assert '<p class="note" lang="sv">' in html
    assert '<link rel="canonical" href="http://nordby.localhost:8000/nb/historier/en-kveld-ute/">' in html


def test_helplines_of_a_text_that_stands_in_are_those_of_its_own_language(tenant: Tenant, site: Get) -> None:
    line = make_helpline(tenant, title="Ungdomstelefonen", phone="116 111")
    make_guide(tenant, line, title="Sove")

    assert 'href="tel:116111"' in site("/sv/rad-og-hjelp/sove/").content.decode()


def test_other_languages_are_offered_with_their_own_names(tenant: Tenant, site: Get) -> None:
    translate(make_story(tenant, title="En kveld ute"), "sv", title="En kväll ute")

    html = site(PATH).content.decode()
    assert '<a href="/sv/berattelser/en-kveld-ute/" hreflang="sv" lang="sv">svenska</a>' in html
    assert (
        '<link rel="alternate" hreflang="sv" href="http://nordby.localhost:8000/sv/berattelser/en-kveld-ute/">' in html
    )


def test_another_tenants_host_does_not_show_it(tenant: Tenant, other_tenant: Tenant, client: Client) -> None:
    make_story(tenant, title="En kveld ute")

    assert client.get(PATH, headers={"host": "vasterby.localhost:8000"}).status_code == 404


@pytest.mark.parametrize(
    "address", ["/fr/", "/nb/finnes-ikke/", "/nb/historier/en/to/tre/", "/sv/x/" + "y" * 700 + "/"]
)
def test_what_is_not_there_is_not_found(tenant: Tenant, site: Get, address: str) -> None:
    assert site(address).status_code == 404


def test_nothing_but_reading_is_possible(tenant: Tenant, client: Client) -> None:
    assert client.post("/nb/", headers={"host": "nordby.localhost:8000"}).status_code == 405


def test_the_root_leads_to_the_list_of_the_main_language(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="En kveld ute")

    answer = site("/")
    assert (answer.status_code, answer["Location"]) == (302, "/nb/")
    assert f'<a href="{PATH}">En kveld ute</a>' in site("/nb/").content.decode()


def test_the_address_of_an_index_page_lists_its_items(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="En kveld ute")
    make_helpline(tenant, title="Ungdomstelefonen")

    html = site("/nb/historier/").content.decode()
    assert "<h1>Historier</h1>" in html
    assert "En kveld ute" in html
    assert "Ungdomstelefonen" not in html


def test_the_answer_sets_no_cookie_runs_no_script_and_is_kept_out_of_search(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="En kveld ute")

    answer = site(PATH)
    policy = answer["Content-Security-Policy"]
    assert re.sub("'sha256-[^']+'", "'sha256'", policy) == (
        "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'self' 'sha256'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert not answer.cookies
    assert "Vary" not in answer.headers
    assert (answer["X-Robots-Tag"], answer["X-Frame-Options"]) == ("noindex", "DENY")
    assert '<meta name="robots" content="noindex">' in answer.content.decode()
    assert "<script" not in answer.content.decode()


def test_a_shared_link_has_title_text_and_picture(everything: dict[str, Any], site: Get) -> None:
    html = site(PATH).content.decode()

    for part in [
        '<meta property="og:title" content="En kveld ute">',
        '<meta property="og:description" content="What it is about.">',
        '<meta property="og:type" content="article">',
        '<meta property="og:locale" content="nb_NO">',
        '<meta property="og:image:width" content="800">',
        '<meta property="og:image:alt" content="Fjorden om kvelden">',
    ]:
        assert part in html
    assert re.search(r'og:image" content="http://nordby\.localhost:8000/files/i/[\w-]+/800x450\.jpg"', html)


def test_a_story_takes_the_same_few_statements_whatever_it_quotes(everything: dict[str, Any], site: Get) -> None:
    site(PATH)
    with CaptureQueriesContext(
        connection,
    ) as found:
        site(PATH)

    statements = [each["sql"] for each in found if "SAVEPOINT" not in each["sql"]]
    assert len(statements) == 5


def test_a_serbian_story_has_an_address_in_each_script(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="Љубав", locale="sr")

    html = site("/sr-latn/price/ljubav/")
    assert (html.status_code, html["Content-Language"]) == (200, "sr-Latn")
    assert '<html lang="sr-Latn">' in html.content.decode()
    assert "<h1>Ljubav</h1>" in html.content.decode()
    assert "<h1>Љубав</h1>" in site("/sr/price/ljubav/").content.decode()
    assert "Љ" not in html.content.decode().replace("српски (ћирилица)", "")


def test_the_list_of_an_index_page_is_in_the_script_of_its_address(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="Љубав", locale="sr")

    html = site("/sr-latn/price/").content.decode()
    assert "<h1>Priče</h1>" in html
    assert '<a href="/sr-latn/price/ljubav/">Ljubav</a>' in html


def test_alternates_name_every_language_and_script_of_the_item_and_never_one_that_stands_in(
    tenant: Tenant, site: Get
) -> None:
    story = make_story(tenant, title="Kjærlighet")
    translate(story, "sr", title="Љубав")
    base = "http://nordby.localhost:8000"
    expected = [
        ("nb", f"{base}/nb/historier/kjaerlighet/"),
        ("sr-Cyrl", f"{base}/sr/price/kjaerlighet/"),
        ("sr-Latn", f"{base}/sr-latn/price/kjaerlighet/"),
        ("x-default", f"{base}/nb/historier/kjaerlighet/"),
    ]

    for address in ("/nb/historier/kjaerlighet/", "/sr-latn/price/kjaerlighet/", "/da/historier/kjaerlighet/"):
        html = site(address).content.decode()
        assert re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', html) == expected


def test_a_page_with_a_text_that_stands_in_is_in_both_languages(tenant: Tenant, site: Get) -> None:
    make_story(tenant, title="En kveld ute")

    assert site(PATH)["Content-Language"] == "nb"
    assert site("/da/historier/en-kveld-ute/")["Content-Language"] == "nb, da"


@pytest.mark.parametrize(
    ("header", "script", "location"),
    [
        ("sr-Latn-RS, nb;q=0.5", "Cyrl", "/sr-latn/"),
        ("sr", "Cyrl", "/sr/"),
        ("sr", "Latn", "/sr-latn/"),
        ("fi, da;q=0.2", "Cyrl", "/da/"),
        ("fi", "Cyrl", "/nb/"),
    ],
)
def test_only_the_root_goes_by_the_header_and_says_so(
    tenant: Tenant, client: Client, header: str, script: str, location: str
) -> None:
    tenant.serbian_script = script
    tenant.save()
    make_story(tenant, title="En kveld ute")
    host = {"host": "nordby.localhost:8000", "accept-language": header}

    answer = client.get("/", headers=host)
    assert (answer.status_code, answer["Location"], answer["Vary"]) == (302, location, "Accept-Language")
    assert "Vary" not in client.get(PATH, headers=host).headers


def test_former_addresses_lead_on_in_each_language_and_script_as_long_as_the_page_is_live(
    tenant: Tenant, site: Get
) -> None:
    story = make_story(tenant, title="Љубав", locale="sr")
    for slug in ("prva", "druga"):
        story.slug = slug
        story.save_revision().publish()
    index = story.get_parent().specific
    index.slug = "nove-price"
    index.save_revision().publish()

    for former in ("price/ljubav", "price/prva", "price/druga"):
        for language in ("sr", "sr-latn"):
            answer = site(f"/{language}/{former}/")
            assert (answer.status_code, answer["Location"]) == (301, f"/{language}/nove-price/druga/")

    story.refresh_from_db()
    story.unpublish()
    assert site("/sr/price/ljubav/").status_code == 404
    assert site("/sr-latn/nove-price/druga/").status_code == 404
