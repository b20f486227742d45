"""Asking every address of the admin, in the name of an editor, for what is theirs and for what is another tenant's."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from bs4 import BeautifulSoup, Tag
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

ADMIN = "admin/"
Look = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Address:
    """One address pattern of the admin. `key` names it in the table."""

    name: str
    parameters: tuple[str, ...]

    @property
    def key(self) -> str:
        """Name and parameters, for two patterns may share a name."""
        return " ".join([self.name, *(f"<{parameter}>" for parameter in self.parameters)])

    def url(self, arguments: dict[str, Any]) -> str:
        """The address with these arguments filled in."""
        return reverse(self.name, kwargs=arguments)


@dataclass(frozen=True, slots=True)
class Answer:
    """What the admin said; `text` holds body and headers, as somebody who looks for names would read them."""

    status: int
    location: str
    text: str

    def __str__(self) -> str:
        if not self.location:
            return str(self.status)
        return f"{self.status} to {'home' if self.location == reverse('wagtailadmin_home') else 'elsewhere'}"


def addresses() -> list[Address]:
    """Every named pattern below /admin/."""
    return [address for address, _route in patterns() if address.name]


def patterns() -> Iterator[tuple[Address, str]]:
    """Every pattern below /admin/ with its route; one that has no name cannot be asked by it."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and str(pattern.pattern) == ADMIN:
            yield from _below(pattern, "", (), "")


def _below(
    resolver: URLResolver, namespace: str, parameters: tuple[str, ...], route: str
) -> Iterator[tuple[Address, str]]:
    for pattern in resolver.url_patterns:
        names = (*parameters, *(name for name in pattern.pattern.regex.groupindex))
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from _below(pattern, inner, names, f"{route}{pattern.pattern}")
        elif isinstance(pattern, URLPattern):
            name = f"{namespace}{pattern.name}" if pattern.name else ""
            yield Address(name, names), f"{route}{pattern.pattern}"


def ask(
    client: Client,
    url: str,
    data: dict[str, Any] | None = None,
    *,
    method: str = "",
    headers: dict[str, str] | None = None,
    then: Look = lambda: None,
) -> Answer:
    """The answer to a GET, or to a POST where there is data. What it changed is undone after `then` has looked."""
    cookies = deepcopy(client.cookies)
    method = method or ("get" if data is None else "post")
    with transaction.atomic():
        response = getattr(client, method)(url, **({} if data is None else {"data": data}), headers=headers)
        answer = _read(response)
        if answer.status < HTTPStatus.BAD_REQUEST:
            then()
        transaction.set_rollback(True)
    client.cookies = cookies
    return answer


def _read(response: HttpResponseBase) -> Answer:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    if content.startswith(b"PK"):
        # A workbook: its sheets are packed.
        with ZipFile(BytesIO(content)) as workbook:
            content = b"".join(workbook.read(name) for name in sorted(workbook.namelist()))
    headers = " ".join(f"{name}: {value}" for name, value in response.items())
    body = content.decode(errors="replace")
    return Answer(response.status_code, response.get("Location", ""), f"{headers}\n{body}")


def form_in(answer: Answer) -> dict[str, Any]:
    """What the page's longest form would send if somebody pressed its first button; nothing if there is no form."""
    html = answer.text.partition("\n")[2]
    if html.lstrip().startswith("{"):
        html = str(json.loads(html).get("html") or "")
    found = BeautifulSoup(html, "html.parser").find_all("form")
    forms = [form for form in found if form.get("method", "").lower() == "post"]
    if not forms:
        return {}
    form = max(forms, key=lambda form: len(form.find_all(["input", "select", "textarea"])))
    data: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name, value = field.get("name"), _value(field)
        if name and value is not None and "__prefix__" not in name:
            data.setdefault(name, []).append(value)
    # Stream fields are drawn by the browser: sent empty, they are a valid text.
    return data | {f"{block['id']}-count": "0" for block in form.find_all(attrs={"data-block": True})}


def _value(field: Tag) -> str | None:
    if field.name == "textarea":
        return field.get_text().strip()
    if field.name == "select":
        options = field.find_all("option")
        chosen = [option for option in options if option.has_attr("selected")] or options[:1]
        return str(chosen[0].get("value", "")) if chosen else None
    if field.get("type") in {"checkbox", "radio"} and not field.has_attr("checked"):
        return None
    return None if field.get("type") in {"file", "submit", "search"} else str(field.get("value", ""))
