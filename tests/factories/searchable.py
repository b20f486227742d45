"""The documents by which search is measured, in the published store."""

from datetime import timedelta

from cms.publishing.models import Edition
from tests.factories import store
from tests.locales.search.fixture import rows

LOCALES = ("nb", "sv", "da", "sr-Cyrl", "sr-Latn")
OTHER_SCRIPT = {"sr-Cyrl": "sr-Latn", "sr-Latn": "sr-Cyrl"}


def fixture() -> dict[str, Edition]:
    """A tenant with the fixture's documents, of which the first was published last: equals stand in their order.

    What is written in one script of Serbian is in the editions of both.
    """
    editions = store.tenant(locales=LOCALES)
    for number, each in enumerate(rows("documents")):
        row = store.item(
            editions[each["locale"]],
            title=each["title"],
            body=each["body"],
            path=f"/{each['id']}/",
            published_at=store.LONG_AGO - timedelta(minutes=number),
        )
        if other := OTHER_SCRIPT.get(each["locale"]):
            row.pk, row.edition = None, editions[other]
            row.save()
    return editions
