"""Slips in the demo's files are all said before anything is made."""

from pathlib import Path

import pytest
from django.utils import timezone

from cms.tenants.models import Tenant
from content_types.demo import assets, loader
from content_types.demo.problems import DemoContentError, check
from content_types.demo.reading import Group


def group(**facts: object) -> Group:
    text = {"title": "Tittel", "body": [{"text": '<p>Se <a href="item:lost">her</a>.</p>'}]}
    return Group(tenant="solvik", key="one", kind="story", source="nb", facts=facts, languages={"nb": text})


def test_items_and_assets_that_are_not_there_are_named() -> None:
    with pytest.raises(DemoContentError) as refused:
        check([group(related=["gone"], image={"asset": "no-such-picture"})], logos=["no-such-logo"])

    assert str(refused.value).splitlines() == [
        "solvik/story/one: there is no item gone",
        "solvik/story/one: there is no item lost",
        "Assets that are missing: no-such-logo, no-such-picture",
    ]


@pytest.mark.django_db
def test_a_missing_asset_leaves_the_installation_as_it_was(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = list(Tenant.objects.values_list("slug", flat=True))
    monkeypatch.setattr(assets, "FOLDER", tmp_path)

    with pytest.raises(DemoContentError, match="logo-bjorkhamn, logo-javorgrad, logo-lindehavn"):
        loader.load(at=timezone.now(), port=8000, say=print)
    assert list(Tenant.objects.values_list("slug", flat=True)) == before
