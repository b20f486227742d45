"""Mounted at /files/ by the project, which knows the store."""

from django.db import transaction
from django.urls import URLPattern, path

from cms.media.public_files import Lookup
from cms.media.serving import FileView


def file_urls(*, lookup: Lookup) -> list[URLPattern]:
    """The one address.

    Outside ATOMIC_REQUESTS, because making a rendition takes long and must not hold the database meanwhile.
    """
    view = transaction.non_atomic_requests(FileView.as_view(lookup=lookup))
    return [path("<path:path>", view, name="file")]
