"""One item: by path, by key and by id, in the language that the edition has for it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from api.graphql.engine import ids
from cms.publishing.models import Document, DocumentPath
from tests.factories import store

pytestmark = pytest.mark.django_db

TITLE = "{ title contentLocale isFallback path }"


def former(row, path, locale="nb"):
    return DocumentPath.objects.create(
        tenant_id=row.document.tenant_id,
        path=path,
        translation_key=row.translation_key,
        locale=locale,
        is_current=False,
    )


def by_path(edition, path, **more):
    found = edition(f'content(path: "{path}") {{ title path }}', **more)["content"]
    return found and found["title"]


class TestByPath:
    """Any present or former path of an item, in any language of its tenant."""

    def test_slashes_are_optional(self, edition):
        store.item(store.tenant()["nb"], title="A", path="/historier/a/")
        for path in ("/historier/a/", "historier/a", "/historier/a", " historier/a/ "):
            assert by_path(edition, path) == "A"

    def test_a_former_path_leads_to_the_item_that_tells_the_current_one(self, edition):
        row = store.item(store.tenant()["nb"], title="A", path="/ny/")
        former(row, "/gammel/")
        assert edition('content(path: "/gammel/") { title path }')["content"] == {
            "title": "A",
            "path": "/ny/",
        }

    def test_a_path_of_another_language_leads_to_this_languages_document(self, edition):
        both = store.tenant()
        row = store.item(both["nb"], title="Norsk", path="/norsk/")
        store.item(both["sv"], title="Svensk", path="/svensk/", key=row.translation_key)
        assert by_path(edition, "/norsk/", locale="sv") == "Svensk"
        assert by_path(edition, "/svensk/") == "Norsk"

    def test_this_language_wins_then_the_current_path_then_the_chain(self, edition):
        editions = store.tenant(locales=("nb", "sv", "da"))
        own_former = store.item(editions["sv"], title="Egen, før")
        former(own_former, "/x/", locale="sv")
        danish = store.item(editions["sv"], title="Dansk", locale="da", path="/x/")
        assert by_path(edition, "/x/", locale="sv") == "Egen, før"
        own = store.item(editions["sv"], title="Egen", path="/x/")
        assert by_path(edition, "/x/", locale="sv") == "Egen"
        own.delete()
        own_former.delete()
        store.item(editions["sv"], title="Norsk", locale="nb", path="/x/")
        assert by_path(edition, "/x/", locale="sv") == "Norsk"
        assert danish.document.path == "/x/"

    @pytest.mark.parametrize("path", ["/finnes/ikke/", "", "/", "/" + "a" * 700 + "/", "https://solvik.example/nb/a/"])
    def test_what_does_not_exist_is_null_without_error(self, edition, path):
        store.item(store.tenant()["nb"], title="A")
        assert by_path(edition, path) is None

    def test_what_may_not_be_seen_is_null_without_error(self, edition):
        nb = store.tenant()["nb"]
        other = store.tenant("vesterby")["nb"]
        store.item(nb, path="/utlopt/", visible_until=timezone.now() - timedelta(seconds=1))
        store.item(nb, path="/planlagt/", visible_from=timezone.now() + timedelta(days=1))
        store.item(other, path="/fremmed/")
        for path in ("/utlopt/", "/planlagt/", "/fremmed/"):
            assert by_path(edition, path) is None


class TestFallback:
    """The kind's policy is an upper bound; the argument may only tighten it."""

    def ask_for(self, ask, argument="", locale="sv"):
        query = f'{{ edition(tenant: "solvik", locale: "{locale}") {{ content(path: "/a/" {argument}) {TITLE} }} }}'
        return ask(query)

    def test_a_fallback_is_marked(self, ask):
        both = store.tenant()
        store.item(both["nb"], title="A", path="/a/", also_in=[both["sv"]])
        for argument in ("", "fallback: CHAIN", "fallback: null"):
            found = self.ask_for(ask, argument)["data"]["edition"]["content"]
            assert found == {"title": "A", "contentLocale": "nb", "isFallback": True, "path": "/a/"}

    def test_none_refuses_a_fallback_and_names_the_languages(self, ask):
        both = store.tenant()
        store.item(both["nb"], title="A", path="/a/", also_in=[both["sv"]])
        answer = self.ask_for(ask, "fallback: NONE")
        assert answer["data"] == {"edition": {"content": None}}
        assert answer["errors"][0]["extensions"] == {
            "code": "NOT_IN_THIS_LANGUAGE",
            "availableLocales": ["nb"],
        }

    @pytest.mark.parametrize("argument", ["", "fallback: CHAIN", "fallback: NONE"])
    def test_a_strict_item_in_other_languages_only_is_refused(self, ask, argument):
        both = store.tenant()
        row = store.item(both["nb"], "HELPLINE", path="/a/", policy="NONE")
        answer = self.ask_for(ask, argument)
        assert answer["data"] == {"edition": {"content": None}}
        assert answer["errors"][0]["extensions"] == {
            "code": "NOT_IN_THIS_LANGUAGE",
            "availableLocales": ["nb"],
        }
        key = (
            f'{{ edition(tenant: "solvik", locale: "sv") {{ contentByKey(translationKey: '
            f'"{row.translation_key}") {{ id }} }} }}'
        )
        assert ask(key)["errors"][0]["extensions"]["code"] == "NOT_IN_THIS_LANGUAGE"
        node = ids.encode(ids.ITEM, "solvik", "sv", str(row.translation_key))
        assert ask(f'{{ node(id: "{node}") {{ id }} }}')["errors"][0]["extensions"]["code"] == "NOT_IN_THIS_LANGUAGE"

    def test_where_no_chain_leads_is_null_without_error(self, ask):
        both = store.tenant(locales=("nb", "sr-Cyrl"))
        store.item(both["nb"], title="A", path="/a/")
        assert self.ask_for(ask, locale="sr-Cyrl") == {"data": {"edition": {"content": None}}}

    def test_an_expired_strict_item_is_null_without_error(self, ask):
        both = store.tenant()
        store.item(both["nb"], "HELPLINE", path="/a/", policy="NONE", visible_until=timezone.now())
        assert self.ask_for(ask) == {"data": {"edition": {"content": None}}}


class TestNode:
    """node(id) answers as the id's edition does."""

    def test_every_type_that_has_one_is_found_by_its_id(self, ask, edition):
        row = store.item(store.tenant()["nb"], title="A")
        own = edition("id tenant { id } topics { id } stories { edges { node { id } } }")
        node = (
            "{ __typename id ... on Story { title } ... on Topic { slug } ... on Tenant { slug } ... "
            "on Edition { locale } }"
        )

        def found(id):
            return ask(f'{{ node(id: "{id}") {node} }}')["data"]["node"]

        story = own["stories"]["edges"][0]["node"]["id"]
        assert found(story) == {"__typename": "Story", "id": story, "title": "A"}
        assert found(own["id"]) == {"__typename": "Edition", "id": own["id"], "locale": "nb"}
        assert found(own["tenant"]["id"]) == {
            "__typename": "Tenant",
            "id": own["tenant"]["id"],
            "slug": "solvik",
        }
        assert found(own["topics"][0]["id"]) == {
            "__typename": "Topic",
            "id": own["topics"][0]["id"],
            "slug": "sleep",
        }
        assert ids.decode(story).parts == ("solvik", "nb", str(row.translation_key))

    def test_an_edition_found_by_id_answers_in_full(self, ask, edition):
        store.item(store.tenant()["nb"], title="A")
        id = edition("id")["id"]
        query = f'{{ node(id: "{id}") {{ ... on Edition {{ feed {{ edges {{ node {{ title }} }} }} }} }} }}'
        assert ask(query)["data"]["node"]["feed"]["edges"] == [{"node": {"title": "A"}}]

    def test_the_id_differs_between_editions_and_stays_when_a_translation_comes(self, ask):
        both = store.tenant()
        row = store.item(both["nb"], title="Norsk", also_in=[both["sv"]])
        query = f'contentByKey(translationKey: "{row.translation_key}") {{ id title }}'

        def found(locale):
            answer = ask(f'{{ edition(tenant: "solvik", locale: "{locale}") {{ {query} }} }}')
            return answer["data"]["edition"]["contentByKey"]

        borrowed = found("sv")
        assert borrowed["id"] != found("nb")["id"]
        both["sv"].rows.all().delete()
        store.item(both["sv"], title="Svensk", key=row.translation_key)
        assert found("sv") == {"id": borrowed["id"], "title": "Svensk"}

    def test_a_tenant_has_an_id_in_each_edition_and_one_by_itself(self, ask):
        both = store.tenant()
        both["sv"].about["tenant"]["name"] = "Solviks kommun"
        both["sv"].save()
        store.item(both["sv"], title="A")
        query = """{
          tenants { id name }
          nb: edition(tenant: "solvik", locale: "nb") { tenant { id name } }
          sv: edition(tenant: "solvik", locale: "sv") { tenant { id name } feed { edges { node { tenant { id } } } } }
        }"""

        answer = ask(query)["data"]
        [alone] = [each for each in answer["tenants"] if each["name"] == "Solvik"]
        nb, sv = answer["nb"]["tenant"], answer["sv"]["tenant"]

        assert [nb["name"], sv["name"]] == ["Solvik", "Solviks kommun"]
        assert len({alone["id"], nb["id"], sv["id"]}) == 3
        assert answer["sv"]["feed"]["edges"] == [{"node": {"tenant": {"id": sv["id"]}}}]
        for each in (alone, nb, sv):
            found = ask(f'{{ node(id: "{each["id"]}") {{ id ... on Tenant {{ name }} }} }}')
            assert found == {"data": {"node": each}}

    def test_what_does_not_exist_is_null_without_error(self, ask):
        store.tenant()
        known = str(uuid4())
        for parts in (
            (ids.ITEM, "solvik", "nb", known),
            (ids.ITEM, "nowhere", "nb", known),
            (ids.ITEM, "solvik", "xx", known),
            (ids.TOPIC, "solvik", "nb", "moon"),
            (ids.TENANT, "nowhere"),
            (ids.TENANT_SHOWN, "nowhere", "nb"),
            (ids.TENANT_SHOWN, "solvik", "da"),
            (ids.EDITION, "solvik", "da"),
            (ids.BLOCK, "solvik", "nb", known, "b1"),
        ):
            assert ask(f'{{ node(id: "{ids.encode(*parts)}") {{ id }} }}') == {"data": {"node": None}}


def test_a_story_in_full(edition):
    nb = store.tenant()["nb"]
    body = [
        {"__typename": "HeadingBlock", "id": "h", "fallbackText": "Start", "text": "Start", "level": 2},
        store.text_block("Hei", name="t"),
        {
            "__typename": "GalleryBlock",
            "id": "g",
            "fallbackText": "",
            "images": [
                {
                    "__typename": "ImageBlock",
                    "id": "i",
                    "fallbackText": "",
                    "image": store.IMAGE,
                    "caption": "En",
                }
            ],
        },
        {
            "__typename": "AudioBlock",
            "id": "a",
            "fallbackText": "",
            "title": "Lyd",
            "media": store.SOUND,
            "transcript": {"locale": "nb", "vttUrl": "t/x.vtt", "reviewed": True, "text": "Ord"},
        },
    ]
    row = store.item(nb, path="/a/", detail={"body": body})
    found = edition(
        """content(path: "/a/") { ... on Story {
          version kind slug publishedAt updatedAt translationStatus scriptConversion
          availableLocales { locale status path }
          tenant { slug theme { logo { rendition(width: 1) { url } } } }
          leadImage { alt credit placeholder
            rendition(width: 401, height: 401, format: JPEG) { url width height format } }
          body { __typename id fallbackText
            ... on HeadingBlock { text level }
            ... on TextBlock { html markdown document }
            ... on GalleryBlock { images { id caption image { rendition(width: 100) { url } } } }
            ... on AudioBlock { title media { url bytes seconds } transcript { text vttUrl } }
          } } }"""
    )["content"]
    block_ids = [block.pop("id") for block in found["body"]] + [found["body"][2]["images"][0].pop("id")]
    assert [ids.decode(id).parts for id in block_ids] == [
        ("solvik", "nb", str(row.translation_key), name) for name in ("h", "t", "g", "a", "i")
    ]
    base = "https://solvik.example/files"
    assert found == {
        "version": row.document.version,
        "kind": "STORY",
        "slug": "a",
        "publishedAt": "2026-01-01T12:00:00+00:00",
        "updatedAt": "2026-01-01T13:00:00+00:00",
        "translationStatus": "SOURCE",
        "scriptConversion": "NONE",
        "availableLocales": [{"locale": "nb", "status": "SOURCE", "path": "/a/"}],
        "tenant": {
            "slug": "solvik",
            "theme": {"logo": {"rendition": {"url": f"{base}/i/hund/160x107.webp"}}},
        },
        "leadImage": {
            "alt": "En hund",
            "credit": "Kari",
            "placeholder": "LEHV6nWB2yk8",
            "rendition": {"url": f"{base}/i/hund/600x600.jpg", "width": 600, "height": 600, "format": "JPEG"},
        },
        "body": [
            {"__typename": "HeadingBlock", "fallbackText": "Start", "text": "Start", "level": 2},
            {
                "__typename": "TextBlock",
                "fallbackText": "Hei",
                "html": "<p>Hei</p>",
                "markdown": "Hei",
                "document": {
                    "type": "document",
                    "children": [{"type": "paragraph", "children": [{"type": "text", "text": "Hei", "marks": []}]}],
                },
            },
            {
                "__typename": "GalleryBlock",
                "fallbackText": "",
                "images": [{"caption": "En", "image": {"rendition": {"url": f"{base}/i/hund/160x107.webp"}}}],
            },
            {
                "__typename": "AudioBlock",
                "fallbackText": "",
                "title": "Lyd",
                "media": {"url": f"{base}/m/lyd", "bytes": 5_000_000_000.0, "seconds": 61.5},
                "transcript": {"text": "Ord", "vttUrl": f"{base}/t/x.vtt"},
            },
        ],
    }


def test_a_transcripts_text_is_read_where_it_is_asked_for(edition):
    nb = store.tenant()["nb"]
    show = store.item(nb, "PODCAST_SHOW", path="/p/")
    store.item(nb, "PODCAST_EPISODE", path="/e/", parent_key=show.translation_key)
    store.item(nb, "FILM", path="/f/")
    store.item(nb, "SLIDESHOW", path="/s/")
    found = edition(
        """e: content(path: "/e/") { ... on PodcastEpisode { transcript { text vttUrl } } }
        f: content(path: "/f/") { ... on Film { transcript { text reviewed } captions { url } } }
        s: content(path: "/s/") { ... on Slideshow { slides { seconds image { alt } } } }"""
    )
    assert found["e"]["transcript"] == {
        "text": "Hei og velkommen.",
        "vttUrl": "https://solvik.example/files/t/lyd.vtt",
    }
    assert found["f"] == {
        "transcript": {"text": "En film.", "reviewed": False},
        "captions": [{"url": "https://solvik.example/files/t/film.vtt"}],
    }
    assert found["s"]["slides"] == [{"seconds": 4.0, "image": {"alt": "En hund"}}]


def test_posts_are_not_available_yet(ask):
    row = store.item(store.tenant()["nb"], path="/a/")
    query = (
        '{ edition(tenant: "solvik", locale: "nb") { content(path: "/a/") { title post(channel: '
        "TIKTOK) { caption } } } }"
    )
    answer = ask(query)
    assert answer["data"]["edition"]["content"] == {"title": "Sov godt", "post": None}
    assert answer["errors"][0]["extensions"] == {"code": "NOT_AVAILABLE_YET"}
    assert Document.objects.get(pk=row.document_id).path == "/a/"
