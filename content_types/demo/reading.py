"""What the writers wrote: tenants, topics and one YAML file for each translation group."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

import yaml

DATA = Path(__file__).parent / "data"
NAMESPACE = UUID("6f1d1a52-60a1-4d4e-9a67-5d7b8f4f2c11")
# How a text leads to another item of the same tenant, by its key.
ITEM_LINK = re.compile(r'<a href="item:([a-z0-9-]+)">')
# Helplines go before what needs one to be published, and shows before their episodes.
KINDS = (
    "organisation",
    "place",
    "helpline",
    "guide",
    "story",
    "activity",
    "show",
    "episode",
    "film",
    "slideshow",
)
# Pure Python takes ten times as long; libyaml is in every wheel, but not in every build from source.
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Text = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """An item in all its languages: `facts` hold for all of them, `languages` has the text of each by its code."""

    tenant: str
    key: str
    kind: str
    source: str
    facts: Mapping[str, Any]
    languages: Mapping[str, Text]

    @property
    def state(self) -> str:
        """One of published, scheduled, expired and draft."""
        return str(self.facts.get("state", "published"))

    @property
    def translation_key(self) -> UUID:
        """The key that the pages of all languages share; the same in every load."""
        return self.stable_id("group")

    def stable_id(self, *place: object) -> UUID:
        """An id for a part of the item, such as a block: the same in all its languages and in every load."""
        return stable_id(self.tenant, self.key, *place)

    def revised(self) -> "Group":
        """The item with the words that its `then` puts in place of the first ones."""
        then = self.facts.get("then", {})
        languages = {code: {**said, **then.get(code, {})} for code, said in self.languages.items()}
        return replace(self, languages=languages)

    def codes(self) -> list[str]:
        """Its languages, the one that it was written in first."""
        return [self.source, *(code for code in self.languages if code != self.source)]


def stable_id(*place: object) -> UUID:
    """An id that follows from where something stands in the demo."""
    return uuid5(NAMESPACE, "/".join(str(part) for part in place))


def tenants() -> list[dict[str, Any]]:
    """The tenants, the default site first."""
    return list(_read(DATA / "tenants.yaml")["tenants"])


def topics() -> list[dict[str, Any]]:
    """The installation's topics."""
    return list(_read(DATA / "topics.yaml")["topics"])


def groups(tenant: str) -> list[Group]:
    """All items of a tenant, kind by kind in the order in which they can be published."""
    return [group for kind in KINDS for group in sorted(_of_kind(tenant, kind), key=_place)]


def _of_kind(tenant: str, kind: str) -> Iterator[Group]:
    for path in sorted((DATA / tenant / kind).glob("*.yaml")):
        said = dict(_read(path))
        languages = said.pop("languages")
        yield Group(tenant, said["key"], said["kind"], said["source"], said, languages)


def _place(group: Group) -> tuple[bool, str]:
    """Helplines for emergencies come first; all else by name."""
    return not group.facts.get("emergency", False), group.key


def _read(path: Path) -> dict[str, Any]:
    with path.open(encoding="utf-8") as file:
        return dict(yaml.load(file, Loader=Loader))  # noqa: S506 - the safe loader, in C where there is one
