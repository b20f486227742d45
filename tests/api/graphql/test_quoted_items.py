"""Items that others quote: helplines, places, shows, related items and links, as this edition shows them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.factories import store

pytestmark = pytest.mark.django_db


@pytest.fixture
def both():
    return store.tenant()


class TestHelplines:
    """Live in the edition's language, else in the text's own, else the emergency ones."""

    def guide(self, edition, *helplines, **more):
        keys = [str(each.translation_key) for each in helplines]
        return store.item(edition, "GUIDE", path="/g/", urgency=2, card={"helplines": keys}, **more)

    def asked(self, edition, locale="nb"):
        selection = (
            'content(path: "/g/") { ... on Guide { helplines { title contentLocale requestedLocale isFallback id } } }'
        )
        return edition(selection, locale=locale)["content"]["helplines"]

    def test_in_the_editors_order(self, both, edition):
        lines = [store.item(both["nb"], "HELPLINE", title=title) for title in ("B", "A")]
        self.guide(both["nb"], *lines)
        assert [each["title"] for each in self.asked(edition)] == ["B", "A"]

    def test_those_of_the_requested_language_where_there_are_any(self, both, edition):
        norwegian = store.item(both["nb"], "HELPLINE", title="Norsk")
        only_norwegian = store.item(both["nb"], "HELPLINE", title="Bare norsk")
        store.item(both["sv"], "HELPLINE", title="Svensk", key=norwegian.translation_key)
        self.guide(both["nb"], only_norwegian, norwegian, also_in=[both["sv"]])
        assert [each["title"] for each in self.asked(edition, "sv")] == ["Svensk"]

    def test_else_those_of_the_texts_own_language_marked(self, both, edition):
        line = store.item(both["nb"], "HELPLINE", title="Norsk")
        store.item(both["sv"], "HELPLINE", title="Nød", emergency=True, card={"emergency": True})
        self.guide(both["nb"], line, also_in=[both["sv"]])
        found = self.asked(edition, "sv")
        id = found[0].pop("id")
        assert found == [{"title": "Norsk", "contentLocale": "nb", "requestedLocale": "sv", "isFallback": True}]
        assert id != self.asked(edition)[0]["id"]

    def test_else_the_emergency_ones(self, both, edition):
        gone = store.item(both["nb"], "HELPLINE", title="Borte", visible_until=timezone.now())
        for title, position in (("To", "2"), ("En", "1")):
            store.item(
                both["nb"],
                "HELPLINE",
                title=title,
                position=position,
                emergency=True,
                card={"emergency": True},
            )
        self.guide(both["nb"], gone)
        assert [each["title"] for each in self.asked(edition)] == ["En", "To"]

    def test_who_quotes_none_shows_none(self, both, edition):
        store.item(both["nb"], "HELPLINE", title="Nød", emergency=True, card={"emergency": True})
        self.guide(both["nb"])
        assert self.asked(edition) == []

    def test_a_support_box_is_never_empty(self, both, edition):
        store.item(both["nb"], "HELPLINE", title="Nød", emergency=True, card={"emergency": True})
        store.item(both["nb"], path="/a/", detail={"body": [store.support_box(uuid4())]})
        selection = 'content(path: "/a/") { ... on Story { body { ... on SupportBoxBlock { helplines { title } } } } }'
        assert edition(selection)["content"]["body"] == [{"helplines": [{"title": "Nød"}]}]


class TestLinks:
    """Rich text links to what this edition shows, and keeps only the words of other links."""

    SELECTION = 'content(path: "/a/") { ... on Story { body { ... on TextBlock { html markdown document } } } }'

    def test_a_link_leads_to_the_item_in_the_readers_language(self, both, edition):
        target = store.item(both["nb"], title="Mål", path="/mal/")
        store.item(both["sv"], title="Mål", path="/malet/", key=target.translation_key)
        body = [store.text_block("her", link=target.translation_key)]
        store.item(both["nb"], path="/a/", detail={"body": body}, also_in=[both["sv"]])
        for locale, url in (
            ("nb", "https://solvik.example/nb/mal/"),
            ("sv", "https://solvik.example/sv/malet/"),
        ):
            block = edition(self.SELECTION, locale=locale)["content"]["body"][0]
            assert f'href="{url}"' in block["html"]
            assert block["markdown"] == f"[her]({url})"
            link = block["document"]["children"][0]["children"][0]
            assert (link["type"], link["url"], link["kind"]) == ("link", url, "STORY")

    def test_a_link_to_what_may_not_be_seen_leaves_its_words(self, both, edition):
        hidden = store.item(both["nb"], path="/skjult/", visible_until=timezone.now() - timedelta(seconds=1))
        store.item(both["nb"], path="/a/", detail={"body": [store.text_block("her", link=hidden.translation_key)]})
        block = edition(self.SELECTION)["content"]["body"][0]
        assert block["html"] == "<p>her</p>"
        assert block["markdown"] == "her"
        assert block["document"]["children"][0]["children"] == [{"type": "text", "text": "her", "marks": []}]
        assert "skjult" not in str(block)
        assert str(hidden.translation_key) not in str(block)

    @pytest.mark.parametrize("key", ["-" * 36, "0" * 36, "x", "530C6A7D-53E4-5D24-8468-D9C853FBC95F"])
    @pytest.mark.parametrize("html", ["<p>item:{key}</p>", '<p><a href="item:{key}">her</a></p>'])
    def test_what_looks_like_a_link_and_is_none_harms_nobody(self, both, edition, html, key):
        line = store.item(both["nb"], "HELPLINE", title="Linja")
        block = {**store.text_block("her"), "html": html.format(key=key), "markdown": f"[her](item:{key})"}
        span = {"type": "link", "item": key, "children": [{"type": "text", "text": "her", "marks": []}]}
        block["document"] = {"type": "document", "children": [{"type": "paragraph", "children": [span]}]}
        box = store.support_box(line.translation_key)
        store.item(both["nb"], path="/a/", detail={"body": [block, box]})

        selection = (
            "body { ... on TextBlock { html markdown document } ... on SupportBoxBlock { helplines { title } } }"
        )
        found = edition(f'content(path: "/a/") {{ ... on Story {{ {selection} }} }}')["content"]["body"]

        assert found[0]["html"] in ("<p>her</p>", f"<p>item:{key}</p>")
        assert found[0]["markdown"] == "her"
        assert found[0]["document"]["children"][0]["children"] == [{"type": "text", "text": "her", "marks": []}]
        assert found[1]["helplines"] == [{"title": "Linja"}]

    def test_a_guides_steps_link_too(self, both, edition):
        target = store.item(both["nb"], path="/mal/")
        rich = store.text_block("her", link=target.translation_key)
        step = {"title": "Først", "html": rich["html"], "document": rich["document"]}
        short = {"title": "Først", "html": rich["html"]}
        store.item(both["nb"], "GUIDE", path="/g/", urgency=2, card={"steps": [short]}, detail={"steps": [step]})
        found = edition('content(path: "/g/") { ... on Guide { steps { title html document } } }')["content"]["steps"]
        assert found[0]["title"] == "Først"
        assert "https://solvik.example/nb/mal/" in found[0]["html"]


def test_related_items_are_those_that_the_edition_shows_in_the_editors_order(both, edition):
    shown = [store.item(both["nb"], kind, title=kind) for kind in ("FILM", "STORY", "PLACE", "GUIDE")]
    hidden = store.item(both["nb"], title="Skjult", visible_until=timezone.now())
    keys = [str(each.translation_key) for each in (hidden, *shown)]
    store.item(both["nb"], path="/a/", card={"related": keys})
    selection = (
        'content(path: "/a/") { ... on Story { three: related { title kind } all: related(first: 9) { title } } }'
    )
    found = edition(selection)["content"]
    assert [each["title"] for each in found["three"]] == ["FILM", "STORY", "PLACE"]
    assert [each["title"] for each in found["all"]] == ["FILM", "STORY", "PLACE", "GUIDE"]


def test_an_activity_shows_its_place_and_organiser_or_null(both, edition):
    place = store.item(both["nb"], "PLACE", title="Torget", card={"location": {"latitude": 59.9, "longitude": 10.7}})
    host = store.item(both["nb"], "ORGANISATION", title="Klubben", card={"website": "https://klubb.example"})
    gone = store.item(both["nb"], "PLACE", visible_until=timezone.now())
    card = {"place": str(place.translation_key), "organiser": str(host.translation_key)}
    store.item(both["nb"], "ACTIVITY", path="/a/", card=card)
    store.item(both["nb"], "ACTIVITY", path="/b/", card={"place": str(gone.translation_key)})
    fields = "{ ... on Activity { place { title location { latitude } openState } organiser { title website } } }"
    found = edition(f'a: content(path: "/a/") {fields} b: content(path: "/b/") {fields}')
    assert found["a"] == {
        "place": {"title": "Torget", "location": {"latitude": 59.9}, "openState": "UNKNOWN"},
        "organiser": {"title": "Klubben", "website": "https://klubb.example"},
    }
    assert found["b"] == {"place": None, "organiser": None}
