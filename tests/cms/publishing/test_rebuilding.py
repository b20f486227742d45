"""Lists of search are made anew while others publish: nobody's words are lost."""

from io import StringIO
from typing import Any

from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from cms.publishing.checking import differences
from cms.publishing.models import Document, Edition, KeyList
from cms.publishing.rebuilding import rebuild_lists
from cms.publishing.searching import Rows, search
from cms.tenants.models import Tenant
from tests.cms.publishing.test_change_log import in_thread
from tests.factories.pages import make_story

# Long enough for who publishes to come to where it has to wait.
MEANWHILE = 0.6


def test_a_story_that_is_published_between_reading_and_writing_is_found(committed: tuple[Tenant, Tenant]) -> None:
    tenant, _ = committed
    stories = [make_story(tenant, title="Nordlys"), make_story(tenant, title="Nordlys", live=False)]
    KeyList.objects.filter(tenant=tenant, key="1nordlys").delete()
    publishers = []

    def publish_before_writing(execute: Any, sql: str, *rest: Any) -> Any:
        if "publishing_keylist" in sql and sql.lstrip().startswith("INSERT") and not publishers:
            publishers.append(in_thread(lambda: stories[1].get_latest_revision().publish()))
            publishers[0].join(MEANWHILE)
        return execute(sql, *rest)

    with connection.execute_wrapper(publish_before_writing):
        rebuild_lists()
    publishers[0].join()

    nb = Edition.objects.get(tenant=tenant, locale="nb")
    hits = search(Rows(tenant.pk, nb.pk), query="nordlys", locales=["nb"], at=timezone.now())
    pages = dict(Document.objects.values_list("pk", "page_id"))
    assert [pages[hit.document] for hit in hits.between(0, 100)] == [stories[1].pk, stories[0].pk]
    assert list(differences()) == []


def test_the_lists_alone_are_made_anew_and_no_token_ends(tenant: Tenant) -> None:
    make_story(tenant, title="Nordlys")
    editions = list(Edition.objects.order_by("pk").values("pk", "epoch", "change_number"))
    KeyList.objects.filter(tenant=tenant, key="1nordlys").delete()
    assert {difference.code for difference in differences()} == {"NOT_SEARCHABLE"}
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert out.getvalue() == "The lists of search are made anew.\n"
    assert list(differences()) == []
    assert list(Edition.objects.order_by("pk").values("pk", "epoch", "change_number")) == editions
