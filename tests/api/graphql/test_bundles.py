"""The offline bundle: what an app has after its first sync, in one file that it can check and go on from."""

import base64
import gzip
from io import BytesIO, StringIO
from urllib.parse import urlsplit

import orjson
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.core.management import CommandError, call_command
from PIL import Image as Drawing

from api.graphql.bundles import signing
from api.graphql.bundles.applying import Store
from api.graphql.bundles.building import DOCUMENT
from cms.media.ingest import add_image
from cms.publishing import versions
from tests.factories.pages import make_guide, make_helpline, make_story
from tests.factories.store import LONG_AGO

pytestmark = pytest.mark.django_db

KEY = base64.b64encode(bytes(range(32))).decode()


@pytest.fixture(autouse=True)
def _key(settings):
    settings.BUNDLE_SIGNING_KEY = KEY


@pytest.fixture
def catalogue(tenant):
    content = BytesIO()
    Drawing.new("RGB", (900, 600), "navy").save(content, "JPEG")
    image = add_image(collection=tenant.collection, title="Blue", content=content.getvalue(), by=None)
    for number in range(16):
        make_story(tenant, title=f"Story {number}", lead_image=image, lead_image_alt="Blue")
    return make_guide(tenant, make_helpline(tenant), title="Guide")


def build(folder, *, tenant="nordby", locale="nb"):
    versions.forget()
    call_command("build_bundle", tenant=tenant, locale=locale, out=folder, stdout=StringIO())
    path = folder / f"{tenant}-{locale}.json.gz"
    return orjson.loads(gzip.decompress(path.read_bytes()))


@pytest.fixture
def sync(client):
    """Every set from a token, applied to a store."""

    def run(store, since=None):
        versions.forget()
        while True:
            variables = {"tenant": "nordby", "locale": "nb", "since": since, "from": "2026-12-01T00:00:00Z"}
            body = {"query": DOCUMENT.read_text(), "variables": variables, "operationName": "Complete"}
            answer = client.post("/graphql", orjson.dumps(body), content_type="application/json").json()
            assert "errors" not in answer, answer["errors"]
            found = answer["data"]["edition"]["changes"]
            store.apply(found["changes"])
            since = found["token"]
            if not found["hasMore"]:
                return store

    return run


def contents(store):
    return {each: (change["content"], change["files"]) for each, change in store.changes.items()}


def test_a_bundle_and_the_changes_since_are_the_same_as_a_sync_from_nothing(tenant, catalogue, tmp_path, sync):
    found = build(tmp_path)
    make_story(tenant, title="New")
    catalogue.title = "Renamed"
    catalogue.save_revision().publish()
    make_story(tenant, title="Gone").unpublish()

    carried = Store()
    carried.apply(found["changes"])
    sync(carried, found["token"])

    assert contents(carried) == contents(sync(Store()))
    assert sorted(each["content"]["title"] for each in carried.changes.values())[:2] == ["A helpline", "New"]


def test_it_holds_the_edition_itself_and_each_file_once_with_who_shows_it(tenant, catalogue, tmp_path, client):
    found = build(tmp_path)

    assert (found["format"], found["tenant"], found["locale"]) == (1, "nordby", "nb")
    assert (found["edition"]["tenant"]["slug"], found["edition"]["locale"]) == ("nordby", "nb")
    stories = [each["id"] for each in found["changes"] if each["kind"] == "STORY"]
    [file] = found["files"]
    response = client.get(urlsplit(file["url"]).path)
    assert (file["items"], file["mimeType"], file["bytes"]) == (stories, "image/webp", len(response.content))
    assert len(stories) == 16


def test_the_same_edition_at_the_same_time_is_the_same_bytes(tenant, catalogue, tmp_path, time_machine):
    time_machine.move_to("2027-01-01T12:00:00Z", tick=False)
    build(tmp_path / "one")
    build(tmp_path / "two")

    for name in ("nordby-nb.json.gz", "nordby-nb.json.gz.sig"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_an_app_checks_it_with_the_public_key_that_it_ships_with(tenant, tmp_path):
    build(tmp_path)
    content = (tmp_path / "nordby-nb.json.gz").read_bytes()
    signature = (tmp_path / "nordby-nb.json.gz.sig").read_bytes()
    shipped = Ed25519PublicKey.from_public_bytes(base64.b64decode(signing.public_key(KEY)))

    shipped.verify(signature, content)
    with pytest.raises(InvalidSignature):
        shipped.verify(signature, content + b"\0")


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("", "Nothing was written. There is no key to sign with. Make one: `manage.py bundle_key --new`."),
        (
            "c2hvcnQ=",
            "Nothing was written. BUNDLE_SIGNING_KEY is no key. Set it to what `manage.py bundle_key --new` prints.",
        ),
    ],
)
def test_without_a_key_nothing_is_written(tenant, tmp_path, settings, key, said):
    settings.BUNDLE_SIGNING_KEY = key

    with pytest.raises(CommandError) as refused:
        build(tmp_path / "out")

    assert (str(refused.value), (tmp_path / "out").exists()) == (said, False)


def test_an_unknown_edition_leaves_what_was_there(tenant, tmp_path):
    (tmp_path / "nordby-nn.json.gz").write_bytes(b"before")

    with pytest.raises(CommandError, match=r"^Nothing was written\. This tenant does not publish in nn\."):
        build(tmp_path, locale="nn")

    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("nordby-nn.json.gz", b"before")]


def test_a_new_bundle_takes_the_place_of_the_old_one_and_nothing_else_lies_beside_it(tenant, tmp_path):
    before = build(tmp_path)
    make_story(tenant)

    after = build(tmp_path)

    assert (len(before["changes"]), len(after["changes"])) == (0, 1)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["nordby-nb.json.gz", "nordby-nb.json.gz.sig"]


def test_what_is_not_out_is_not_in_it(tenant, other_tenant, tmp_path):
    make_story(tenant, title="Draft", live=False)
    make_story(other_tenant, title="Theirs", locale="sv")
    make_story(tenant, title="Over", expire_at=LONG_AGO)

    assert build(tmp_path)["changes"] == []


def test_the_command_for_keys_prints_a_pair_that_fits(settings):
    out = StringIO()
    call_command("bundle_key", new=True, stdout=out)
    private, public = out.getvalue().splitlines()[:2]

    assert signing.public_key(private.removeprefix("BUNDLE_SIGNING_KEY=")) == public.removeprefix("Public key: ")

    settings.BUNDLE_SIGNING_KEY = KEY
    out = StringIO()
    call_command("bundle_key", stdout=out)
    assert out.getvalue().splitlines()[0] == f"Public key: {signing.public_key(KEY)}"
