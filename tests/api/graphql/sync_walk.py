"""A walk of random operations over two tenants, and apps that follow their editions with gaps."""

from collections.abc import Iterable
from datetime import timedelta
from random import Random
from typing import Any

from django.utils import timezone

from api.graphql.bundles.applying import Store
from api.graphql.bundles.building import DOCUMENT
from api.graphql.engine.context import Reading
from api.graphql.engine.documents import DocumentCache
from api.graphql.plan.executing import execute
from api.graphql.schema import schema
from cms.publishing import versions
from cms.publishing.models import EditionRow
from cms.tenants.models import Tenant
from content_types.models import Helpline
from tests.cms.publishing.walk import Walk
from tests.factories.pages import make_guide, make_helpline, make_story

EVERYTHING = DocumentCache(schema.graphql_schema).prepare(DOCUMENT.read_text(encoding="utf-8"))
# References to other items, which an app keeps by their ids.
REFERENCES = ("show", "place", "organiser")
# Of the clock: they begin at the moment that is asked from.
CLOCK = ("occurrences",)


class SyncWalk(Walk):
    """All that the store's own walk does, and what an app that holds quoted items by their ids could get wrong."""

    def __init__(self, tenant: Tenant, neighbour: Tenant, seed: str, clock: Any) -> None:
        super().__init__(tenant, neighbour, seed)
        self.clock = clock

    def do_link(self) -> None:
        target = self.page()
        if target:
            body = [("text", f'<p>See <a linktype="page" id="{target.pk}">this</a> too.</p>')]
            make_story(self.tenant, title=f"Linking {self.count}", body=body)

    def do_quote_a_helpline(self) -> None:
        lines = list(Helpline.objects.filter(live=True).order_by("pk"))
        if lines:
            line = self.random.choice(lines)
            if self.random.random() < 0.5:
                make_guide(self.tenant, line, title=f"Quoting {self.count}")
            else:
                box = ("support_box", {"title": "Talk", "helplines": [line]})
                make_story(self.tenant, title=f"Boxed {self.count}", body=[box])

    def do_change_a_quoted_helpline(self) -> None:
        lines = list(Helpline.objects.filter(live=True, alias_of=None).order_by("pk"))
        if lines:
            line = self.random.choice(lines)
            line.phone = f"{self.count:08}"
            line.save_revision().publish()

    def do_open_an_emergency_line(self) -> None:
        if self.random.random() < 0.3:
            make_helpline(self.tenant, title=f"Emergency {self.count}", emergency=True)

    def do_let_time_pass(self) -> None:
        """Rows expire at their second, and nobody writes it down yet."""
        page = self.page()
        if page and page.live:
            page.expire_at = timezone.now() + timedelta(minutes=self.random.randint(1, 20))
            page.save()
        self.clock.shift(timedelta(minutes=self.random.randint(0, 30)))

    def do_take_down_and_bring_back(self) -> None:
        page = self.own_page()
        if page and page.live:
            page.unpublish()
            page.save_revision().publish()


class App:
    """Follows one edition: comes now and then, is cut off, and goes on with the token that it has."""

    def __init__(self, tenant: str, locale: str, random: Random) -> None:
        self.place = {"tenant": tenant, "locale": locale}
        self.store, self.token = Store(), None
        self._random = random

    def come(self) -> None:
        """A few sets; of some answers the end is lost, and with it their token."""
        for _ in range(self._random.randint(1, 4)):
            found = self._ask(self._random.choice([1, 3, 10, 50]))
            if self._random.random() < 0.2:
                return
            self.token = found["token"]
            if not found["hasMore"]:
                return

    def catch_up(self) -> None:
        """All sets."""
        while True:
            found = self._ask(self._random.choice([3, 20, 100]))
            self.token = found["token"]
            if not found["hasMore"]:
                return

    def _ask(self, first: int) -> dict[str, Any]:
        if self.token is None:
            # Who begins anew begins with nothing: what is gone by now is not told of any more.
            self.store = Store()
        found = asked(self.place, self.token, first)
        self.store.apply(found["changes"])
        return found

    def anew(self) -> Store:
        """The edition as an app without anything gets it."""
        fresh = App(**self.place, random=self._random)
        fresh.catch_up()
        return fresh.store

    def shown(self) -> set[str]:
        """Translation keys of what the edition shows, from the store of the platform."""
        rows = EditionRow.objects.visible(at=timezone.now())
        mine = rows.filter(edition__tenant__slug=self.place["tenant"], edition__locale=self.place["locale"])
        return {str(key) for key in mine.values_list("translation_key", flat=True)}


def asked(place: dict[str, str], since: str | None, first: int) -> dict[str, Any]:
    versions.forget()
    variables = {**place, "since": since, "first": first, "from": "2030-01-01T00:00:00Z"}
    context = Reading(timezone.now(), EVERYTHING)
    result = execute(schema.graphql_schema, EVERYTHING, context=context, variables=variables, operation_name="Complete")
    assert not result.errors, result.errors
    return dict(result.data["edition"]["changes"])


def contents(store: Store) -> dict[str, Any]:
    """What an app shows from its store: items quoted by id are those that it has."""
    return {key: (_resolved(change["content"], store), change["files"]) for key, change in store.changes.items()}


def keys(store: Store) -> set[str]:
    return {change["translationKey"] for change in store.changes.values()}


def _resolved(content: dict[str, Any], store: Store) -> dict[str, Any]:
    shown = {name: value for name, value in content.items() if name not in CLOCK}
    for name in REFERENCES:
        if shown.get(name) and shown[name]["id"] not in store.changes:
            shown[name] = None
    if "related" in shown:
        shown["related"] = _there(shown["related"], store)
    if "helplines" in shown:
        shown["helplines"] = _lines(shown["helplines"], store)
    if "body" in shown:
        shown["body"] = [
            {**block, "helplines": _lines(block["helplines"], store)} if "helplines" in block else block
            for block in shown["body"]
        ]
    return shown


def _there(quoted: Iterable[dict[str, Any]], store: Store) -> list[dict[str, Any]]:
    return [each for each in quoted if each["id"] in store.changes]


def _lines(quoted: Iterable[dict[str, Any]], store: Store) -> list[dict[str, Any]]:
    """Those of this edition as it has them now, and those that only another language has as they came."""
    return [{"id": each["id"]} if each["id"] in store.changes else each for each in quoted]
