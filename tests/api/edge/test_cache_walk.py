"""Whatever is published, changed or taken down, in any order: no server of this machine gives an old answer after the
commit, and one of another machine none that is older than a second.
"""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import orjson
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from api.graphql.engine import ids
from api.graphql.engine.documents import DocumentCache
from api.graphql.schema import schema
from api.graphql.trusted.actions import AppVersion, register
from api.graphql.trusted.models import TrustedDocument
from cms.publishing import turns, versions
from cms.publishing.gate import PublicationRefused
from cms.publishing.models import Document, EditionRow
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from tests.api.edge.servers import ROOT, Redis, Server, environment, redis, serving
from tests.cms.publishing.walk import Walk
from tests.factories.tenants import make_tenant, remove_tenant
from tests.soak import legs, walking

OPERATIONS = Path(__file__).parents[2] / "contract" / "operations"
OF_NODES = {
    "Tenants": (
        "query Tenants($tenant: ID!, $locale: LocaleTag!)"
        " { tenants { id name } edition(tenant: $tenant, locale: $locale) { id } }"
    ),
    "Nodes": (
        "query Nodes($id: ID!) { node(id: $id)"
        " { id ... on Tenant { name } ... on Topic { name } ... on Content { title } } }"
    ),
}
COUNTED = "tests.api.edge.counted:application"
LOCALES = ("nb", "sv", "da", "sr-Cyrl", "sr-Latn")
# An operation, and after it two questions to each of two servers, twice: nine steps.
STEPS_IN_A_LEG, QUESTIONS, STEPS_OF_A_ROUND = 1_000, 2, 9
# Counted in rounds.
DIES_EVERY, ELSEWHERE_EVERY = 60, 25
OTHER_MACHINE_SECONDS = 1.0


class CommittedWalk(Walk):
    """Each step is committed, as it is on a server."""

    def step(self) -> str:
        self.count += 1
        operation = self.random.choice(self.operations)
        with suppress(PublicationRefused, ValidationError), publishing():
            operation()
        return operation.__name__

    def die(self) -> str:
        """Another process publishes, and is gone before it can say so."""
        page = self.own_page()
        if page is not None and page.live:
            command = [sys.executable, "-m", "tests.api.edge.dying", str(page.pk), f"Left behind {self.count}"]
            subprocess.run(command, cwd=ROOT, env=environment(), check=False, capture_output=True)
        return "die"


class Questions:
    """What an app asks, by hash and by text, and what is true."""

    def __init__(self, tenant: str, neighbour: str, digests: dict[str, str], seed: str) -> None:
        self.random = Random(seed)
        self.tenants = (tenant, neighbour)
        self.digests = digests
        self.client = Client()

    def pick(self) -> tuple[str, dict[str, Any]]:
        """An operation with its variables; the same few again and again, so that they are kept."""
        name = self.random.choice(sorted(self.digests))
        tenant = self.random.choices(self.tenants, weights=(4, 1))[0]
        variables = {"tenant": tenant, "locale": "sv" if tenant == self.tenants[1] else self.random.choice(LOCALES)}
        if name == "StoryByPath":
            paths = (
                Document.objects.filter(tenant__slug=tenant, kind="STORY").order_by("pk").values_list("path", flat=True)
            )
            variables["path"] = self.random.choice(list(paths[:5]) or ["/"])
        if name == "Nodes":
            return name, {"id": self._id(tenant, variables["locale"])}
        if name == "Search":
            variables["query"] = "story"
        if name == "GuidesByTopic":
            variables["topics"] = []
        return name, variables

    def _id(self, tenant: str, locale: str) -> str:
        """Of the tenant as it is shown in a language, or of an item there."""
        rows = EditionRow.objects.filter(edition__tenant__slug=tenant, edition__locale=locale).order_by("pk")
        keys = list(rows.values_list("translation_key", flat=True)[:3])
        if not keys or self.random.random() < 0.3:
            return ids.encode(ids.TENANT_SHOWN, tenant, locale)
        return ids.encode(ids.ITEM, tenant, locale, str(self.random.choice(keys)))

    def truth(self, name: str, variables: dict[str, Any]) -> Any:
        """As this process reads it, which keeps nothing."""
        versions.forget()
        turns.forget()
        body = orjson.dumps({"query": text_of(name), "variables": variables})
        return self.client.post("/graphql", data=body, content_type="application/json").json().get("data")

    def told(self, server: Server, name: str, variables: dict[str, Any]) -> Any:
        """As a server says it."""
        if self.random.random() < 0.5:
            return server.by_hash(self.digests[name], **variables)
        return server.by_text(text_of(name), **variables)


def text_of(name: str) -> str:
    return OF_NODES.get(name) or (OPERATIONS / f"{name}.graphql").read_text(encoding="utf-8")


def asked() -> dict[str, str]:
    """The contract's operations, but for those that tell the moment."""
    names = {path.stem for path in OPERATIONS.glob("*.graphql")} - {"Changes", "SocialPost", "PodcastShow"}
    return {name: text_of(name) for name in sorted(names)} | OF_NODES


@pytest.fixture
def tenants(committed: Any) -> Iterator[tuple[Tenant, Tenant]]:
    """Two that the walk may do with as it likes."""
    both = (
        make_tenant(slug="vandring", locales=["nb", "sv", "da", "sr"]),
        make_tenant(slug="nabo", locales=["sv"], country="SE", timezone="Europe/Stockholm"),
    )
    yield both
    for each in both:
        remove_tenant(each)


@contextmanager
def registered() -> Iterator[dict[str, str]]:
    checked = DocumentCache(schema.graphql_schema)
    by = AppVersion("walk", "1")
    yield register(documents=asked(), by=by, checked=checked, at=timezone.now())
    TrustedDocument.objects.all().delete()


def walk(tenants: tuple[Tenant, Tenant], seed: str, steps: int, tmp_path: Path) -> None:
    way = CommittedWalk(*tenants, seed)
    elsewhere = {"SHARED_VERSIONS_FILE": str(tmp_path / "versions")}
    with (
        registered() as digests,
        redis() as cache,
        serving(2, COUNTED, REDIS_URL=cache.url) as here,
        serving(1, REDIS_URL=cache.url, **elsewhere) as there,
    ):
        questions = Questions(tenants[0].slug, tenants[1].slug, digests, seed)
        taken: list[str] = []
        rounds = steps // STEPS_OF_A_ROUND
        for number in range(1, rounds + 1):
            _switch(cache, number, rounds)
            taken.append(way.die() if number % DIES_EVERY == 0 else way.step())
            where = f"{seed}, round {number}: {' '.join(taken[-5:])}"
            _ask_all(here, questions, where)
            if number % ELSEWHERE_EVERY == 0:
                _ask_all(there, questions, f"{where}, elsewhere", after=OTHER_MACHINE_SECONDS)
        # Else the walk proves nothing: of every two questions in the same words the second is answered by the edge.
        for server in here:
            assert server.asked_django() < 0.75 * QUESTIONS * 2 * rounds


def _ask_all(servers: list[Server], questions: Questions, where: str, *, after: float = 0.0) -> None:
    asked = [questions.pick() for _ in range(QUESTIONS)]
    if after:
        # What was true before is kept there now.
        for name, variables in asked:
            questions.told(servers[0], name, variables)
        time.sleep(after)
    for name, variables in asked:
        true = questions.truth(name, variables)
        for server in (*servers, *servers):
            assert questions.told(server, name, variables) == true, f"{where}: {name} {variables}"


def _switch(cache: Redis, number: int, rounds: int) -> None:
    """It is there for the first quarter of the rounds and for the third."""
    quarter = max(rounds // 4, 1)
    if number % quarter == 1:
        cache.stop()
        if (number // quarter) % 2 == 0:
            cache.start()


@pytest.mark.long
def test_no_server_gives_an_old_answer(tenants: tuple[Tenant, Tenant], tmp_path: Path) -> None:
    walk(tenants, "kept-0", STEPS_IN_A_LEG, tmp_path)


@pytest.mark.soak
@pytest.mark.parametrize("leg", legs("kept", count=10))
def test_no_server_gives_an_old_answer_in_10000_steps(
    tenants: tuple[Tenant, Tenant], tmp_path: Path, leg: str, pytestconfig: pytest.Config
) -> None:
    with walking("kept", leg, steps=STEPS_IN_A_LEG, config=pytestconfig):
        walk(tenants, leg, STEPS_IN_A_LEG, tmp_path)


def test_a_page_that_is_gone_is_gone_for_the_walk_too(db: None) -> None:
    assert not Page.objects.filter(slug__startswith="vandring").exists()
