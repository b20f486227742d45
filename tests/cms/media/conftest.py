"""Pictures, recordings, editors and a store made of a dictionary."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import include, path
from django.utils import translation
from PIL import Image as Pillow
from wagtail.models import Collection, GroupCollectionPermission

from cms.media.ingest import add_image, add_media
from cms.media.models import Image, Media
from cms.media.public_files import Mark, PublicFile
from cms.media.urls import file_urls

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures" / "media"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def media_root(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def fixture_bytes() -> Callable[[str], bytes]:
    return lambda name: (FIXTURES / name).read_bytes()


@pytest.fixture
def stored(media_root: Path) -> Callable[[], list[str]]:
    """Everything that lies in storage but lock files."""

    def names() -> list[str]:
        files = (found for found in media_root.rglob("*") if found.is_file())
        return sorted(str(found.relative_to(media_root)) for found in files if ".locks" not in found.parts)

    return names


@pytest.fixture
def encode() -> Callable[..., bytes]:
    """A picture of a gradient, encoded."""

    def encoded(width: int = 640, height: int = 480, format: str = "JPEG", mode: str = "RGB", **options: Any) -> bytes:
        gradient = Pillow.linear_gradient("L").resize((width, height))
        picture = (
            gradient if mode == "L" else Pillow.merge("RGB", (gradient, gradient.rotate(180), gradient)).convert(mode)
        )
        output = BytesIO()
        picture.save(output, format, **options)
        return output.getvalue()

    return encoded


@pytest.fixture
def collection(db: None) -> Collection:
    return Collection.get_first_root_node().add_child(name="Solvik")


@pytest.fixture
def other_collection(db: None) -> Collection:
    return Collection.get_first_root_node().add_child(name="Lindehavn")


@pytest.fixture
def image(collection: Collection, encode: Callable[..., bytes]) -> Image:
    return add_image(collection=collection, title="A lamp", content=encode(1000, 600), by=None)


@pytest.fixture
def sound(collection: Collection, fixture_bytes: Callable[[str], bytes]) -> Media:
    return add_media(collection=collection, title="A tone", content=fixture_bytes("tone.mp3"), by=None)


@pytest.fixture
def superuser(db: None) -> Any:
    return get_user_model().objects.create_superuser("root", "root@example.org", "x")


@pytest.fixture
def editor_of(db: None) -> Callable[..., Any]:
    """An editor whose group has one permission in one collection."""

    def made(collection: Collection, codename: str = "add_image", app_label: str = "wagtailimages") -> Any:
        user = get_user_model().objects.create_user(f"editor-{collection.pk}-{codename}", password="x")
        group = Group.objects.create(name=user.username)
        permission = Permission.objects.get(codename=codename, content_type__app_label=app_label)
        GroupCollectionPermission.objects.create(group=group, collection=collection, permission=permission)
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        user.groups.add(group)
        return user

    return made


class Store(dict[str, PublicFile | Mark]):
    """What the published store would say."""

    def publish_image(self, image: Image) -> None:
        self[image.key] = PublicFile("image/*", image_id=image.pk)

    def publish_media(self, media: Media) -> None:
        self[media.key] = PublicFile(media.mime_type, storage_name=media.file.name)

    def take_down(self, key: str) -> None:
        self[key] = Mark.GONE

    def __call__(self, key: str, _at: datetime) -> PublicFile | Mark | None:
        return self.get(key)


@pytest.fixture
def store(settings: Any) -> Store:
    """An empty store, and the addresses that ask it."""
    made = Store()
    addresses = ModuleType("addresses")
    addresses.urlpatterns = [path("files/", include(file_urls(lookup=made)))]
    settings.ROOT_URLCONF = addresses
    return made
