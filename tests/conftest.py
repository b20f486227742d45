"""Fixtures that all tests share."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test.utils import setup_databases, teardown_databases
from hypothesis import settings as property_tests
from wagtail.models import Site

from api.access import housekeeping, key_uses
from api.access.budgets import budgets
from api.graphql.trusted import texts, uses
from cms.publishing import decoding, turns, versions
from cms.tenants.models import Tenant
from tests.factories.tenants import make_tenant
from tests.fixtures_demo import demo, loaded_demo
from tests.fixtures_languages import catalogues, reading

__all__ = ["catalogues", "demo", "loaded_demo", "reading"]

NORDBY = {"slug": "nordby", "locales": ["nb", "sv", "da", "sr"]}
ITEM_DEPTH = 4
DEMO = "demo"

# The same examples in every run: what fails, fails for everybody, and a slow machine is no reason.
property_tests.register_profile("suite", derandomize=True, deadline=None)
property_tests.load_profile("suite")
VASTERBY = {"slug": "vasterby", "country": "SE", "locales": ["sv"], "timezone": "Europe/Stockholm"}


def pytest_configure(config: pytest.Config) -> None:
    """Each process of a shared suite has a Redis database of its own, and empties it as it likes."""
    worker = getattr(config, "workerinput", {}).get("workerid", "").removeprefix("gw")
    if worker and settings.REDIS_URL:
        address = urlsplit(settings.REDIS_URL)._replace(path=f"/{worker}").geturl()
        settings.CACHES = {name: {**each, "LOCATION": address} for name, each in settings.CACHES.items()}


def pytest_itemcollected(item: pytest.Item) -> None:
    """Which tests stay together when several processes share the suite: a file, and all that need the demo."""
    name = DEMO if needs_demo(item) else item.nodeid.partition("::")[0]
    item.add_marker(pytest.mark.xdist_group(f"{name} commits" if commits(item) else name))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests that commit run last, in whatever order the others are: they leave rows or an empty database behind.

    Those that need the demo run first, then what else takes long: whatever is begun last has the others wait for it.
    """
    if config.getoption("loadgroup", default=False) and not all("@" in item.nodeid for item in items):
        raise pytest.UsageError("This pytest-xdist keeps no tests together under this pytest. Change their versions.")
    items.sort(key=lambda item: (empties(item), commits(item), not needs_demo(item), not is_long(item)))


def commits(item: pytest.Item) -> bool:
    """Whether a test really commits."""
    return empties(item) or committed.__name__ in getattr(item, "fixturenames", ())


def empties(item: pytest.Item) -> bool:
    """Whether pytest-django empties the database after a test: not even the root of all pages is left."""
    marker = item.get_closest_marker("django_db")
    return bool(marker and marker.kwargs.get("transaction"))


def is_long(item: pytest.Item) -> bool:
    """Whether a test takes a minute or more."""
    return item.get_closest_marker("long") is not None


def needs_demo(item: pytest.Item) -> bool:
    """Whether a test reads the demo, which takes a minute to load."""
    return loaded_demo.__name__ in getattr(item, "fixturenames", ())


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: Any,
    django_db_keepdb: bool,
    django_db_createdb: bool,
) -> Iterator[None]:
    """A database of the tests' own, with two tenants: forty pages take seconds, and every test rolls back to them.

    pytest-django's makes none where no selected test is marked for it. Those that commit are not: they would be rolled
    back. Selected alone, they would write to whatever database DATABASE_URL names.
    """
    with django_db_blocker.unblock():
        keep = django_db_keepdb and not django_db_createdb
        made = setup_databases(verbosity=0, interactive=False, keepdb=keep, serialized_aliases=())
        _keep_vacuum_away()
        for details in (NORDBY, VASTERBY):
            _known_or_made(details)
    yield
    if not django_db_keepdb:
        with django_db_blocker.unblock():
            teardown_databases(made, verbosity=0)


def _keep_vacuum_away() -> None:
    """Autovacuum comes when it likes, sees nothing of what a test has not committed, and notes tables as empty that
    are not: from then on PostgreSQL looks every row of one up in the whole of the other, for minutes.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"ALTER TABLE {connection.ops.quote_name(table)} SET (autovacuum_enabled = false)")


@pytest.fixture(autouse=True)
def _fresh_memory() -> Iterator[None]:
    """What a process keeps in memory belongs to one test only."""
    _forget()
    yield
    changed = decoding.changed()
    _forget()
    # Shared by all requests: a resolver that writes into it shows its reader's words to others.
    assert changed == []


@pytest.fixture
def committed(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Tenant, Tenant]]:
    """Both tenants for tests that really commit, with threads of their own; their items are deleted afterwards."""
    with django_db_blocker.unblock():
        both = (_known_or_made(NORDBY), _known_or_made(VASTERBY))
        yield both
        for each in both:
            for page in each.pages().filter(depth=ITEM_DEPTH):
                page.specific.delete()


@pytest.fixture
def tenant(db: None) -> Tenant:
    """A Norwegian tenant in nb, sv, da and sr, with its trees published and nothing in them."""
    return _known_or_made(NORDBY)


@pytest.fixture
def other_tenant(db: None) -> Tenant:
    """A Swedish tenant beside it."""
    return _known_or_made(VASTERBY)


def _known_or_made(details: dict[str, Any]) -> Tenant:
    return Tenant.objects.filter(slug=details["slug"]).first() or make_tenant(**details)


def _forget() -> None:
    versions.forget()
    decoding.forget()
    turns.forget()
    housekeeping.forget()
    texts.forget()
    uses.forget()
    key_uses.forget()
    budgets.forget()
    cache.clear()
    Site.clear_site_root_paths_cache()
    ContentType.objects.clear_cache()
