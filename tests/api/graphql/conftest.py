"""A client that asks the API as an app does."""

from collections.abc import Callable
from typing import Any

import orjson
import pytest
from django.test import Client

from cms.publishing import versions

Ask = Callable[..., dict[str, Any]]


@pytest.fixture(autouse=True)
def _unknown_editions() -> Any:
    """Each test begins as a process does that has read nothing yet."""
    versions.forget()
    yield
    versions.forget()


@pytest.fixture
def ask(client: Client) -> Ask:
    """Asks by POST and gives the whole answer, but for what it cost."""

    def send(query: str, **variables: Any) -> dict[str, Any]:
        body = orjson.dumps({"query": query, "variables": variables})
        response = client.post("/graphql", data=body, content_type="application/json")
        answer: dict[str, Any] = orjson.loads(response.content)
        answer.pop("extensions", None)
        return answer

    return send


@pytest.fixture
def edition(ask: Ask) -> Ask:
    """Asks one edition, by default Solvik's in Norwegian. No errors allowed."""

    def send(selection: str, *, tenant: str = "solvik", locale: str = "nb") -> dict[str, Any]:
        query = f"query($t: ID!, $l: LocaleTag!) {{ edition(tenant: $t, locale: $l) {{ {selection} }} }}"
        answer = ask(query, t=tenant, l=locale)
        assert "errors" not in answer, answer["errors"]
        found: dict[str, Any] = answer["data"]["edition"]
        return found

    return send


@pytest.fixture
def refusal(ask: Ask) -> Callable[..., str]:
    """Asks one edition and gives the code of the only error."""

    def send(selection: str, *, tenant: str = "solvik", locale: str = "nb") -> str:
        query = f"query($t: ID!, $l: LocaleTag!) {{ edition(tenant: $t, locale: $l) {{ {selection} }} }}"
        errors = ask(query, t=tenant, l=locale)["errors"]
        assert len(errors) == 1
        code: str = errors[0]["extensions"]["code"]
        return code

    return send
