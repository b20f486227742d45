"""Arguments that several lists share: what they mean, and which values are refused."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from api.access.refusals import BadInput
from api.graphql.content.rows import Rows
from api.graphql.engine import ids
from cms.publishing.enums import Policy

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MAX_TOPICS = 50
LONGEST_SLUG = 40
OLDEST = 150


def about_topics(rows: Rows, topics: Sequence[str] | None) -> Rows:
    """Rows about any of these topics, named by slug or by id; all rows where none is named."""
    return rows.about_topics(slugs(topics)) if topics else rows


def slugs(topics: Sequence[str] | None) -> list[str]:
    """The slugs of topics, each named by slug or by id. Raises `BadInput`."""
    if topics and len(topics) > MAX_TOPICS:
        raise BadInput(f"`topics` names more than {MAX_TOPICS}. Name fewer.")
    return [_slug(topic) for topic in topics or ()]


def _slug(topic: str) -> str:
    slug = topic if SLUG.fullmatch(topic) else _slug_of(topic)
    if len(slug) > LONGEST_SLUG:
        raise BadInput(f"`topics` holds a slug of more than {LONGEST_SLUG} characters. Use the slug of a topic.")
    return slug


def _slug_of(topic: str) -> str:
    found = ids.decode(topic)
    if found.letter != ids.TOPIC:
        raise BadInput("`topics` holds an id of something else. Use the `slug` or `id` of a topic.")
    slug: str = found.parts[2]
    return slug


def for_age(rows: Rows, age: int | None) -> Rows:
    """Rows for someone of this age."""
    if age is None:
        return rows
    if not 0 <= age <= OLDEST:
        raise BadInput(f"`age` is no age of a person. Use 0 to {OLDEST}, or leave it out.")
    return rows.for_age(age)


def within_policy(rows: Rows, fallback: Any, *, default: str = Policy.CHAIN.value) -> Rows:
    """Rows that the client takes: with `NONE` only those in the edition's own language."""
    policy = default if fallback is None else fallback.value
    return rows if policy == Policy.CHAIN.value else rows.in_own_language()


def filtered(rows: Rows, arguments: Mapping[str, Any]) -> Rows:
    """Rows by `topics`, `age` and `fallback`, those of them that were given."""
    rows = for_age(about_topics(rows, arguments.get("topics")), arguments.get("age"))
    return within_policy(rows, arguments.get("fallback"))
