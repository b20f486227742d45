"""Going to every address of the admin with what is one's own, with what is another tenant's, and with both at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import quote_plus

import time_machine
from django.test import Client
from wagtail.models import Page

from cms.people.models import User
from tests.cms.tenants.arguments import arguments, filled_in
from tests.cms.tenants.errands import errands
from tests.cms.tenants.probing import Address, Answer, addresses, ask, form_in
from tests.cms.tenants.world import World, belongings

# The table asks these of themselves: bulk actions one by one, and a page that is there to fail.
LEFT_OUT = {"wagtail_bulk_action", "wagtailadmin_error_test"}
# Where an address takes a page, the root is a page too.
PAGES = {"page_id", "page_pk", "parent_page_id", "page_to_move_id", "destination_id"}
OTHER_METHODS = ("put", "patch", "delete", "options", "head")
BY_SCRIPT = {"x-requested-with": "XMLHttpRequest", "accept": "application/json"}
# Made anew for each answer; its length goes with it, where a number of a database's sequence grows by a digit.
RANDOM = re.compile(
    r"(?<=key\\&quot;: \\&quot;)[0-9a-z]{5}(?=\\&quot;)"
    r"|[0-9a-zA-Z]{64}|[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|messages=[^;]*"
    r"|(?<=Content-Length: )[0-9]+"
    r"|(?<=renditions/)[0-9a-f]{2}(?=/)|(?<=editing-sessions/)(ping/\w+/\w+/[0-9]+|release)/[0-9]+"
)
# The search sorts the kinds of pages by how many it found; those with as many come in any order on PostgreSQL.
KINDS_FOUND = re.compile(r"<li><a href=\"[^\"]*&amp;content_type=[^\"]*\">[^<]*</a></li>")


@dataclass(slots=True)
class Findings:
    """What was asked, by its name in the table, what came back, and what it changed."""

    rows: dict[str, list[str]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    echoes: dict[str, str] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)

    def table(self) -> list[str]:
        """One line for each thing that was asked."""
        return [" | ".join([name, *cells]) for name, cells in sorted(self.rows.items())]

    def revealing(self, word: str) -> list[str]:
        """What was asked when an answer said this word."""
        return [name for name, answer in self.answers.items() if word in self._said(name, answer)]

    def _said(self, name: str, answer: Answer) -> str:
        echo, text = self.echoes.get(name, "").lower(), answer.text.lower()
        for repeated in {echo, quote_plus(echo).lower(), quote_plus(quote_plus(echo)).lower()} - {""}:
            text = text.replace(repeated, "")
        return text

    def lasting(self) -> dict[str, str]:
        """The answers without what is random in them."""
        return {name: _with_sorted_kinds(RANDOM.sub("", answer.text)) for name, answer in self.answers.items()}


def _with_sorted_kinds(text: str) -> str:
    kinds = iter(sorted(KINDS_FOUND.findall(text)))
    return KINDS_FOUND.sub(lambda _found: next(kinds), text)


class Explorer:
    """Somebody who tries everything. What they send changes nothing: each answer is undone."""

    def __init__(self, user: User, own: World, other: World, *, at: datetime) -> None:
        self.own, self.other, self.at = own, other, at
        self.client = Client(raise_request_exception=False)
        self.client.force_login(user)
        self.found = Findings()
        self.before = belongings(other)

    def everything(self) -> Findings:
        """Each form is sent, too: to oneself, to the other, and with one parameter of the other's."""
        with time_machine.travel(self.at, tick=False):
            for address in self.addresses():
                self._row(address)
            for errand in errands(self.own, self.other):
                self.found.echoes[errand.name] = errand.echo
                self.found.rows[errand.name] = [str(self.put(errand.name, errand.url, errand.data))]
        return self.found

    def reading(self) -> Findings:
        """Only looks: at every address, with what is their own, and at every list."""
        with time_machine.travel(self.at, tick=False):
            for address in self.addresses():
                self.put(f"{address.key}, own", self._urls(address)[0])
                for name, url in self._mixed(address):
                    self.put(f"{address.key}, {name}", url)
            for errand in errands(self.own, self.other):
                if errand.data is None:
                    self.found.echoes[errand.name] = errand.echo
                    self.put(errand.name, errand.url)
        return self.found

    def addresses(self) -> list[Address]:
        return [address for address in addresses() if address.name not in LEFT_OUT]

    def put(self, name: str, url: str, data: dict[str, Any] | None = None, **how: Any) -> Answer:
        """Asks, keeps the answer, and looks whether anything of the other tenant changed."""

        def look() -> None:
            if (data is not None or how) and belongings(self.other) != self.before:
                self.found.changed.append(name)

        answer = self.found.answers[name] = ask(self.client, url, data, then=look, **how)
        return answer

    def _urls(self, address: Address) -> tuple[str, str]:
        mine, theirs = (address.url(arguments(address, world)) for world in (self.own, self.other))
        return mine, theirs

    def _row(self, address: Address) -> None:
        mine, theirs = self._urls(address)
        answer = self.put(f"{address.key}, own", mine)
        form = form_in(answer) if answer.status == 200 else filled_in(address)
        cells = [answer, self.put(f"{address.key}, own, sent", mine, form)]
        self.put(f"{address.key}, own, by script", mine, headers=BY_SCRIPT)
        if theirs != mine:
            cells += [
                self.put(f"{address.key}, other", theirs),
                self.put(f"{address.key}, other, sent", theirs, form),
            ]
            for method in OTHER_METHODS:
                self.put(f"{address.key}, other, by {method}", theirs, method=method)
        self.found.rows[address.key] = [str(cell) for cell in cells]
        for name, url in self._mixed(address):
            self.found.rows[f"{address.key}, {name}"] = [
                str(self.put(f"{address.key}, {name}", url)),
                str(self.put(f"{address.key}, {name}, sent", url, form)),
            ]

    def _mixed(self, address: Address) -> Iterator[tuple[str, str]]:
        """The address with one parameter that is another's, and with the root in place of a page."""
        mine, theirs = arguments(address, self.own), arguments(address, self.other)
        different = [name for name in address.parameters if mine[name] != theirs[name]]
        if len(different) > 1:
            for name in different:
                yield f"their {name}", address.url({**mine, name: theirs[name]})
        root = Page.get_first_root_node().pk
        for name in different:
            if name in PAGES or (name == "pk" and address.name.startswith("wagtailadmin_api:pages")):
                yield f"root as {name}", address.url({**mine, name: root})
