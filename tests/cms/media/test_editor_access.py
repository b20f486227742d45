"""Editors see the files of their own collections, published or not; nobody else sees anything."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Collection

from cms.media.ingest import put_track
from cms.media.models import Image, Media
from cms.media.permissions import may_see

VTT = "WEBVTT\n\n00:00.000 --> 00:01.000\nHei\n"


@pytest.fixture
def addresses(image: Image, sound: Media, store: Any) -> list[str]:
    """Every way to name the files of a picture, a rendition, a sound and a text, none of them published."""
    thumbnail = image.get_rendition("max-165x165")
    track = put_track(media=sound, locale="nb", kind="transcript", vtt=VTT, reviewed=False)
    assert track is not None
    keys = [f"/files/{image.key}/320x192.webp", f"/files/{sound.key}", f"/files/{track.key}"]
    return [image.file.url, thumbnail.url, sound.file.url, *keys]


def answers(client: Any, addresses: list[str]) -> list[int]:
    return [client.get(address).status_code for address in addresses]


def test_a_visitor_sees_nothing(client: Any, addresses: list[str]) -> None:
    assert answers(client, addresses) == [404] * 6


def test_a_cookie_that_is_no_session_opens_nothing(client: Any, addresses: list[str], settings: Any) -> None:
    client.cookies.load({settings.SESSION_COOKIE_NAME: "forged"})

    assert answers(client, addresses) == [404] * 6


def test_a_superuser_sees_everything(client: Any, addresses: list[str], superuser: Any) -> None:
    client.force_login(superuser)

    assert answers(client, addresses) == [200] * 6


@pytest.mark.parametrize(
    ("codename", "app_label", "seen"),
    [
        ("add_image", "wagtailimages", [200, 200, 404, 200, 404, 404]),
        ("change_image", "wagtailimages", [200, 200, 404, 200, 404, 404]),
        ("choose_image", "wagtailimages", [200, 200, 404, 200, 404, 404]),
        ("add_media", "wagtailmedia", [404, 404, 200, 404, 200, 200]),
        ("change_media", "wagtailmedia", [404, 404, 200, 404, 200, 200]),
    ],
)
def test_an_editor_sees_what_their_permission_is_for(
    codename: str,
    app_label: str,
    seen: list[int],
    client: Any,
    addresses: list[str],
    collection: Collection,
    editor_of: Any,
) -> None:
    client.force_login(editor_of(collection, codename, app_label))

    assert answers(client, addresses) == seen


def test_an_editor_of_another_collection_sees_nothing(
    client: Any, addresses: list[str], other_collection: Collection, editor_of: Any
) -> None:
    client.force_login(editor_of(other_collection))
    assert answers(client, addresses) == [404] * 6

    client.force_login(editor_of(other_collection, "change_media", "wagtailmedia"))
    assert answers(client, addresses) == [404] * 6


def test_a_permission_above_reaches_the_collections_below(
    client: Any, image: Image, store: Any, collection: Collection, editor_of: Any
) -> None:
    editor = editor_of(collection)
    image.collection = Collection.objects.get(pk=collection.pk).add_child(name="Summer")
    image.save()
    client.force_login(editor)

    assert client.get(image.file.url).status_code == 200


def test_an_answer_to_an_editor_is_kept_by_nobody(client: Any, addresses: list[str], superuser: Any) -> None:
    client.force_login(superuser)
    response = client.get(addresses[0])

    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in response
    assert "Cookie" in response["Vary"]


def test_an_editor_still_sees_what_was_taken_down(client: Any, store: Any, image: Image, superuser: Any) -> None:
    store.take_down(image.key)
    address = f"/files/{image.key}/320x192.webp"
    assert client.get(address).status_code == 410

    client.force_login(superuser)
    assert client.get(address).status_code == 200


def test_a_forged_size_does_not_exist_for_an_editor_either(
    client: Any, store: Any, image: Image, superuser: Any
) -> None:
    client.force_login(superuser)

    assert client.get(f"/files/{image.key}/321x193.webp").status_code == 404


def test_an_account_that_was_closed_sees_nothing(image: Image, collection: Collection, editor_of: Any) -> None:
    editor = editor_of(collection)
    assert may_see(user=editor, item=image)

    editor.is_active = False
    editor.save()
    assert not may_see(user=get_user_model().objects.get(pk=editor.pk), item=image)


def test_the_admin_shows_its_thumbnails_from_these_addresses(client: Any, image: Image, superuser: Any) -> None:
    client.force_login(superuser)
    page = client.get(reverse("wagtailimages:index")).content.decode()

    assert image.renditions.get().url in page
    assert image.renditions.get().url.startswith("/files/renditions/")
