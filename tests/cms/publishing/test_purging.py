"""A cache in front is told what to drop, after the commit and by a worker."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django_tasks_db.models import DBTaskResult
from wagtail.contrib.frontend_cache.tasks import purge_urls_from_cache_task
from wagtail.contrib.frontend_cache.utils import purge_urls_from_cache

from cms.settings.parts.wagtail import front_end_cache
from tests.factories.pages import make_story


class Cache(BaseHTTPRequestHandler):
    """Notes what it is told to drop; refuses a tenant's name."""

    told: list[tuple[str, str]]

    def do_PURGE(self):
        key = self.headers["xkey-purge"]
        self.told.append((self.command, key))
        self.send_response(403 if key == "refused" else 200)
        self.end_headers()

    def log_message(self, *_):
        """Not into the test's output."""


@pytest.fixture
def cache(settings):
    Cache.told = []
    server = HTTPServer(("127.0.0.1", 0), Cache)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    settings.WAGTAILFRONTENDCACHE = front_end_cache(f"http://127.0.0.1:{server.server_port}/", "xkey-purge")
    yield Cache.told
    server.shutdown()
    server.server_close()
    thread.join()


def work_off():
    for job in DBTaskResult.objects.order_by("enqueued_at"):
        assert job.backend_name == "jobs"
        purge_urls_from_cache_task.call(*job.args_kwargs["args"])


def test_a_change_is_told_by_the_worker_once_for_each_edition_that_shows_it(tenant, cache):
    make_story(tenant, title="En historie")
    assert cache == []

    work_off()
    # Nothing Norwegian stands in for Serbian.
    assert sorted(set(cache)) == [("PURGE", f"nordby/{tag}") for tag in ("da", "nb", "sv")]


def test_what_is_said_of_a_tenant_is_told_of_the_list_of_all(tenant, cache):
    tenant.primary_color = "#004400"
    tenant.save()
    work_off()

    assert ("PURGE", "tenants") in cache


def test_without_a_cache_nothing_waits_for_the_worker(tenant):
    make_story(tenant, title="En historie")

    assert not DBTaskResult.objects.exists()


def test_a_cache_that_refuses_is_written_down_and_nothing_else(cache, caplog):
    purge_urls_from_cache(["https://nordby.localhost/graphql?surrogate-key=refused", "https://nordby.localhost/other"])

    assert cache == [("PURGE", "refused")]
    assert ["was not purged of refused" in record.message for record in caplog.records].count(True) == 1
