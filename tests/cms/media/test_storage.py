"""Private storage: addresses of our own view, and files that outlive a rollback."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from wagtail.models import Collection

from cms.media.ingest import add_image
from cms.media.models import Image


def delete_and_fail(name: str) -> None:
    with transaction.atomic():
        default_storage.delete(name)
        raise ZeroDivisionError


def test_an_address_lies_below_files() -> None:
    assert default_storage.url("pictures/ab/abcd.jpg") == "/files/pictures/ab/abcd.jpg"


@pytest.mark.django_db
def test_a_file_whose_row_was_not_deleted_after_all_stays(
    stored: Callable[[], list[str]], django_capture_on_commit_callbacks: Any
) -> None:
    name = default_storage.save("x/y.txt", ContentFile(b"z"))

    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ZeroDivisionError):
        delete_and_fail(name)
    assert stored() == [name]

    with django_capture_on_commit_callbacks(execute=True):
        default_storage.delete(name)
        assert stored() == [name]
    assert stored() == []


def test_a_picture_is_searched_by_its_title(collection: Collection, encode: Callable[..., bytes]) -> None:
    image = add_image(collection=collection, title="A lamp at night", content=encode(), by=None)

    assert [found.pk for found in Image.objects.search("lamp")] == [image.pk]
