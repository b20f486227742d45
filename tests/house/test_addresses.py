"""What the installation answers to: our own views, and Wagtail's admin below /admin/."""

from collections.abc import Iterator

import pytest
from django.urls import Resolver404, URLPattern, get_resolver, resolve

from tests.house.tree import PACKAGES

CLOSED = [
    "/api/v2/pages/",
    "/api/v2/images/",
    "/api/v2/documents/",
    "/api/v3/pages/",
    "/api/main/pages/",
    "/api/",
    "/documents/1/contract.pdf",
    "/media/images/portrait.jpg",
    "/images/1/width-400/portrait.jpg",
    "/search/",
]


@pytest.mark.parametrize("path", CLOSED)
def test_nothing_answers_there(path):
    with pytest.raises(Resolver404):
        resolve(path)


def test_outside_the_admin_every_view_is_ours():
    outside = {view for route, view in views() if not route.startswith("admin/")}

    assert {name for name in outside if name.split(".")[0] not in PACKAGES} == set()


def views() -> Iterator[tuple[str, str]]:
    """Each route with the module of its view, as it is without decorators."""
    yield from _below("", get_resolver().url_patterns)


def _below(prefix: str, patterns: list[object]) -> Iterator[tuple[str, str]]:
    for each in patterns:
        route = f"{prefix}{each.pattern}"
        if isinstance(each, URLPattern):
            view = getattr(each.callback, "view_class", each.callback)
            yield route, view.__module__
        else:
            yield from _below(route, each.url_patterns)
