"""A registered document, and clients that ask for it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from api.graphql.engine.documents import DocumentCache
from api.graphql.schema import schema
from api.graphql.trusted.actions import AppVersion, register
from tests.factories import store

AT = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
FIRST_NAME = 'query Names($tenant: ID!) { tenants { slug } edition(tenant: $tenant, locale: "nb") { locale } }\n'

Register = Callable[..., str]


@pytest.fixture
def registered(db: None) -> Register:
    """Registers a text and gives its digest."""
    checked = DocumentCache(schema.graphql_schema)

    def register_text(
        text: str = FIRST_NAME, *, name: str = "Names", app: str = "ung", version: str = "1.0", at: datetime = AT
    ) -> str:
        return register(documents={name: text}, by=AppVersion(app, version), checked=checked, at=at)[name]

    return register_text


@pytest.fixture
def solvik(db: None) -> Any:
    """Something to answer."""
    return store.tenant()
