"""The media manifest: each change names the files that its item shows, and nothing else is ever named."""

import hashlib
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image as Drawing

from cms.media.ingest import add_image, add_media, put_track
from cms.publishing import versions
from cms.publishing.enums import Kind
from content_types.models import Film, PodcastEpisode, PodcastShow
from tests.factories import store
from tests.factories.pages import index_of, make_story, put

pytestmark = pytest.mark.django_db

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "media"
VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nBlåbærsyltetøy\n"
FILES = "url bytes mimeType version sha256"
QUERY = f"""query($t: ID!, $l: LocaleTag!, $since: String, $sizes: [RenditionWish!]) {{
  edition(tenant: $t, locale: $l) {{ changes(since: $since, first: 50) {{
    token changes {{ id reason content {{ title }} files(renditions: $sizes) {{ {FILES} }} }} }} }} }}"""


@pytest.fixture
def manifest(ask):
    """Files by the title of the item (or why it is gone), and the token."""

    def send(since=None, sizes=({"width": 400},), tenant="nordby"):
        versions.forget()
        answer = ask(QUERY, t=tenant, l="nb", since=since, sizes=sizes)
        assert "errors" not in answer, answer["errors"]
        found = answer["data"]["edition"]["changes"]
        named = {(each["content"] or {}).get("title", each["reason"]): each["files"] for each in found["changes"]}
        return named, found["token"]

    return send


def picture(tenant, color="navy"):
    content = BytesIO()
    Drawing.new("RGB", (900, 600), color).save(content, "JPEG")
    return add_image(collection=tenant.collection, title=color, content=content.getvalue(), by=None)


def fetched(client, url):
    response = client.get(urlsplit(url).path)
    assert response.status_code == 200, url
    return b"".join(response.streaming_content) if response.streaming else response.content


def test_every_file_of_an_item_is_named_as_it_is_given_out(tenant, client, manifest):
    sound = add_media(collection=tenant.collection, title="T", content=(FIXTURES / "tone.mp3").read_bytes(), by=None)
    put_track(media=sound, locale="nb", kind="transcript", vtt=VTT, reviewed=True)
    show = put(PodcastShow(title="Show", summary="s"), below_page=index_of(tenant, Kind.PODCAST_SHOW))
    put(PodcastEpisode(title="Episode", summary="s", audio=sound), below_page=show)

    named, _ = manifest()

    recording, text = sorted(named["Episode"], key=lambda each: each["mimeType"])
    content = fetched(client, recording["url"])
    assert recording["mimeType"] == "audio/mpeg"
    assert (recording["bytes"], recording["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())
    said = fetched(client, text["url"])
    assert (text["mimeType"], text["bytes"], text["sha256"]) == ("text/vtt", len(said), None)
    assert len(said) == len(VTT.encode()) > len(VTT)


def test_pictures_are_named_in_the_sizes_that_the_app_shows(tenant, client, manifest):
    make_story(tenant, title="Story", lead_image=picture(tenant), lead_image_alt="Blue")
    sizes = [{"width": 400}, {"width": 160, "height": 160, "format": "JPEG"}, {"width": 390}]

    before, _ = manifest(sizes=sizes)
    lengths = [len(fetched(client, file["url"])) for file in before["Story"]]
    after, _ = manifest(sizes=sizes)

    assert [(file["url"].rpartition("/")[2], file["mimeType"]) for file in before["Story"]] == [
        ("400x267.webp", "image/webp"),
        ("160x160.jpg", "image/jpeg"),
    ]
    assert [file["bytes"] for file in before["Story"]] == [None, None]
    assert [file["bytes"] for file in after["Story"]] == lengths


def test_another_picture_is_another_file_and_the_old_one_is_named_no_more(tenant, manifest):
    story = make_story(tenant, title="Story", lead_image=picture(tenant), lead_image_alt="Blue")
    before, token = manifest()
    story.lead_image = picture(tenant, "maroon")
    story.save_revision().publish()

    after, _ = manifest(token)

    old, new = before["Story"][0], after["Story"][0]
    assert (old["url"] != new["url"], old["version"] != new["version"]) == (True, True)
    assert [file["url"] for file in after["Story"]] == [new["url"]]


def test_what_is_taken_down_names_no_file_and_its_files_are_gone(tenant, client, manifest):
    story = make_story(tenant, title="Story", lead_image=picture(tenant), lead_image_alt="Blue")
    before, token = manifest()
    story.unpublish()

    after, _ = manifest(token)

    assert after == {"UNPUBLISHED": []}
    assert client.get(urlsplit(before["Story"][0]["url"]).path).status_code == 410


def test_a_draft_and_another_tenant_name_nothing(tenant, other_tenant, manifest):
    make_story(tenant, title="Draft", live=False, lead_image=picture(tenant), lead_image_alt="Blue")
    make_story(other_tenant, locale="sv", lead_image=picture(other_tenant), lead_image_alt="Blue")

    assert manifest()[0] == {}


def test_a_film_names_its_captions_in_every_language(tenant, manifest):
    film = add_media(collection=tenant.collection, title="F", content=(FIXTURES / "film.mp4").read_bytes(), by=None)
    for locale in ("nb", "sv"):
        put_track(media=film, locale=locale, kind="caption", vtt=VTT, reviewed=True)
    put(
        Film(title="Film", summary="s", video=film, poster=picture(tenant), poster_alt="Blue"),
        below_page=index_of(tenant, Kind.FILM),
    )

    assert sorted(file["mimeType"] for file in manifest()[0]["Film"]) == [
        "image/webp",
        "text/vtt",
        "text/vtt",
        "video/mp4",
    ]


@pytest.mark.parametrize("size", [1, 20])
def test_the_statements_are_the_same_for_any_number_of_items(ask, size):
    nb = store.tenant()["nb"]
    for number in range(size):
        store.item(nb, "FILM", title=str(number))
    versions.forget()

    with CaptureQueriesContext(connection) as queries:
        ask(QUERY, t="solvik", l="nb", sizes=[{"width": 400}])

    # The editions, the rows, the sizes of pictures and those of texts.
    assert len(queries) == 4


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([{"width": 400}] * 9, "`renditions` names more than 8 sizes. Name those that the app shows."),
        ([{"width": 0}], "`width` is out of range. Use 1 to 4096 pixels."),
        ([{"width": 1, "height": 5000}], "`height` is out of range. Use 1 to 4096 pixels."),
    ],
)
def test_a_wish_that_cannot_be_is_refused(ask, sizes, said):
    store.item(store.tenant()["nb"])

    error = ask(QUERY, t="solvik", l="nb", sizes=sizes)["errors"][0]

    assert (error["extensions"]["code"], error["message"]) == ("BAD_INPUT", said)
