"""What is at hand while a tenant's demo is made: its calendar, its media, its topics, and the pages made so far."""

from dataclasses import dataclass, field
from typing import Any

from wagtail.models import Locale, Page

from cms.people.models import User
from cms.tenants.models import Tenant
from content_types.demo.assets import Library
from content_types.demo.dates import Clock
from content_types.demo.reading import Group
from content_types.models import Topic


@dataclass(slots=True)
class Desk:
    """`parents` are the index pages by kind and language code, `pages` the items by key and language code."""

    tenant: Tenant
    editor: User
    clock: Clock
    library: Library
    locales: dict[str, Locale]
    topics: dict[tuple[str, str], Topic]
    parents: dict[tuple[str, str], Page]
    groups: dict[str, Group]
    pages: dict[tuple[str, str], Any] = field(default_factory=dict)

    def page(self, key: str, code: str) -> Any:
        """An item in this language, or in the one it was written in where there is no translation."""
        return self.pages.get((key, code)) or self.pages[key, self.groups[key].source]

    def pages_of(self, keys: list[str] | None, code: str) -> list[Any]:
        """Several items, in order."""
        return [self.page(key, code) for key in keys or []]
