"""Of all files on disk, only those of published items answer; after a take-down the next request says gone."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image as Drawing

from cms.media import renditions
from cms.media.ingest import add_image
from cms.media.models import Image
from cms.publishing.models import Document
from cms.tenants.models import Tenant
from tests.factories.pages import make_story
from tests.factories.tenants import make_editor


def picture(tenant: Tenant, color: str) -> Image:
    content = BytesIO()
    Drawing.new("RGB", (900, 600), color).save(content, "JPEG")
    return add_image(collection=tenant.collection, title=color, content=content.getvalue(), by=None)


def address(image: Image, width: int = 400) -> str:
    choice = renditions.choose(width=image.width, height=image.height, wanted_width=width)
    return renditions.address(key=image.key, choice=choice)


def on_disk() -> list[str]:
    root = Path(default_storage.path(""))
    return sorted(
        str(path.relative_to(root)) for path in root.rglob("*") if path.is_file() and "static" not in path.parts
    )


@pytest.fixture
def visitor() -> Client:
    return Client()


def test_a_crawl_of_all_files_finds_only_what_is_published(tenant: Tenant, visitor: Client) -> None:
    shown, hidden = picture(tenant, "navy"), picture(tenant, "maroon")
    make_story(tenant, title="Out", lead_image=shown, lead_image_alt="Blue")
    make_story(tenant, title="Draft", live=False, lead_image=hidden, lead_image_alt="Red")

    assert visitor.get(address(shown)).status_code == 200
    assert visitor.get(address(hidden)).status_code == 404
    assert {visitor.get(f"/files/{name}").status_code for name in on_disk()} == {404}
    assert {visitor.get(f"/media/{name}").status_code for name in on_disk()} == {404}
    assert visitor.get(address(shown)).cookies == {}


def test_after_a_take_down_the_same_address_is_gone_at_the_next_request(tenant: Tenant, visitor: Client) -> None:
    image = picture(tenant, "navy")
    story = make_story(tenant, lead_image=image, lead_image_alt="Blue")
    url = address(image)
    assert visitor.get(url).status_code == 200

    story.unpublish()

    assert visitor.get(url).status_code == 410
    story.save_revision().publish()
    assert visitor.get(url).status_code == 200


def test_an_editor_sees_the_files_of_their_own_tenant_only(tenant: Tenant, other_tenant: Tenant) -> None:
    own, other = picture(tenant, "navy"), picture(other_tenant, "maroon")
    editor = Client()
    editor.force_login(make_editor(tenant))

    assert editor.get(f"/files/{own.file.name}").status_code == 200
    assert editor.get(f"/files/{other.file.name}").status_code == 404


def test_a_picture_that_two_items_show_stays_while_one_of_them_is_out(tenant: Tenant, visitor: Client) -> None:
    image = picture(tenant, "navy")
    first = make_story(tenant, title="First", lead_image=image, lead_image_alt="Blue")
    make_story(tenant, title="Second", lead_image=image, lead_image_alt="Blue")

    first.unpublish()

    assert visitor.get(address(image)).status_code == 200
    assert Document.objects.count() == 1


def test_no_document_names_a_file_of_another_tenant(tenant: Tenant, other_tenant: Tenant, visitor: Client) -> None:
    foreign = picture(other_tenant, "maroon")
    story = make_story(tenant, lead_image=foreign, lead_image_alt="Theirs")

    assert Document.objects.get(page_id=story.pk).card["leadImage"] is None
    assert visitor.get(address(foreign)).status_code == 404
