"""Somebody without a name, who asks and opens, and keeps what came back."""

import re
from collections import deque
from typing import Any
from urllib.parse import unquote, urlsplit

import orjson
from django.test import Client
from wagtail.models import Page

from api.graphql.engine import ids

LOCALES = ("nb", "sv", "da", "sr-Cyrl", "sr-Latn")
FIRST = re.compile(r"first: (?!1\b)\d+")
ADDRESS = re.compile(rb'"((?:https?:/)?/[^"\\ ]*)"')
READABLE = re.compile("html|text|json|xml")


class Crawler:
    """Asks and opens, and remembers what came back."""

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=False)
        self.found: deque[str] = deque()
        self.seen: set[str] = set()
        self.answers: list[str] = []
        self.refused: list[Any] = []

    def ask(self, selection: str, *, locale: str = "nb", **values: str) -> Any:
        """A selection of the tenant's edition; the data of the answer."""
        for name, value in values.items():
            selection = selection.replace(f'"${name}"', orjson.dumps(value).decode())
        return self.ask_all(f'{{ edition(tenant: "nordby", locale: "{locale}") {{ {selection} }} }}')

    def ask_all(self, query: str) -> Any:
        """A whole document, which has to be answered; errors of its fields are no matter."""
        response = self.client.post("/graphql", {"query": query}, content_type="application/json")
        answer = orjson.loads(response.content)
        if "data" not in answer:
            fewer = FIRST.sub("first: 1", query)
            assert answer["errors"][0]["extensions"]["code"] == "TOO_COMPLEX", (query, answer)
            if fewer != query:
                return self.ask_all(fewer)
            self.refused.append(query)
            return None
        assert "INTERNAL" not in {error["extensions"]["code"] for error in answer.get("errors", ())}, (query, answer)
        # A refusal may quote what was asked.
        self._take(response, orjson.dumps(answer["data"]))
        return answer["data"]

    def open(self, address: str) -> int:
        """An address of the tenant's host; its status. Whatever can be read there is kept."""
        parts = urlsplit(address)
        host = parts.netloc or "nordby.localhost"
        response = self.client.get(parts.path or "/", query_params=None, headers={"host": host})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        self._take(response, body if READABLE.search(response.get("Content-Type", "")) else b"")
        assert response.status_code < 500, address
        return response.status_code

    def open_all(self) -> None:
        """Every address that was found, and those found there."""
        while self.found:
            self.open(self.found.popleft())

    def _take(self, response: Any, body: bytes) -> None:
        self.answers.append(body.decode().casefold())
        self.answers += [unquote(f"{name}: {value}").casefold() for name, value in response.items()]
        for each in ADDRESS.findall(body):
            address = each.decode()
            if address not in self.seen and not address.startswith("/static"):
                self.seen.add(address)
                self.found.append(address)

    def telling(self, word: str) -> list[str]:
        """What of all that came back has a word in it."""
        return [answer for answer in self.answers if word.casefold() in answer]

    def ask_for(self, page: Page, *words: str) -> None:
        """In every way in which one item can be asked for, and for words that only it may have."""
        about = "{ id title summary path availableLocales { path } }"
        path = page.url_path.partition("/")[2].partition("/")[2]
        for locale in LOCALES:
            self.ask(f'contentByKey(translationKey: "$key") {about}', locale=locale, key=str(page.translation_key))
            for each in (f"/{path}", f"/historier/{page.slug}/", f"/stories/{page.slug}/", page.url_path):
                self.ask(f'content(path: "$path") {about}', locale=locale, path=each)
                self.open(f"/{locale.lower()}{each}")
            item = ids.encode(ids.ITEM, "nordby", locale, str(page.translation_key))
            self.ask_all(f'{{ node(id: "{item}") {{ id ... on Content {about} }} }}')
        for each in words:
            self.ask(f'search(query: "$words", first: 100) {{ edges {{ highlight node {about} }} }}', words=each)
