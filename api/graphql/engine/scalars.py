"""Scalars of the contract.

On input each says what is wrong in a sentence; on output they carry what the store holds.
"""

import re
import uuid
from datetime import UTC, date, datetime
from typing import Any

import graphene
from graphql import ValueNode
from graphql.language import StringValueNode

from api.access.refusals import BadInput

TAG = re.compile(r"[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*")
MAX_TAG_LENGTH = 64


class _FromText(graphene.Scalar):
    """A scalar that is text in JSON. Subclasses read that text."""

    @classmethod
    def read(cls, text: str) -> Any:
        """The value of a client's text. Raises `BadInput`."""
        return text

    @classmethod
    def parse_value(cls, value: Any) -> Any:
        """The value of a variable."""
        if not isinstance(value, str):
            raise BadInput(f"A {cls._meta.name} is written as a text. Put it in quotes.")
        return cls.read(value)

    @classmethod
    def parse_literal(cls, node: ValueNode, _variables: Any = None) -> Any:
        """The value of a literal in the document."""
        return cls.parse_value(node.value if isinstance(node, StringValueNode) else None)


class DateTime(_FromText):
    """A moment as ISO 8601 with offset, such as 2026-11-21T16:00:00+01:00.

    As an argument it is rounded down to the minute.
    """

    @staticmethod
    def serialize(value: Any) -> str:
        """Moments of documents are text already."""
        return value.isoformat() if isinstance(value, datetime) else value

    @classmethod
    def read(cls, text: str) -> datetime:
        """Rounded down to the minute, so that answers can be kept."""
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            moment = None
        if moment is None or moment.tzinfo is None or not 1900 < moment.year < 2900:
            raise BadInput("This is not a moment with an offset. Write it like 2026-11-21T16:00:00+01:00.")
        return moment.astimezone(UTC).replace(second=0, microsecond=0)


class Date(_FromText):
    """A calendar day as ISO 8601, such as 2026-12-24."""

    @staticmethod
    def serialize(value: Any) -> str:
        """Days of documents are text already."""
        return value.isoformat() if isinstance(value, date) else value

    @classmethod
    def read(cls, text: str) -> date:
        """A day in the calendar of the next and last centuries."""
        try:
            day = date.fromisoformat(text)
        except ValueError:
            day = None
        if day is None or len(text) != len("2026-12-24") or not 1900 < day.year < 2900:
            raise BadInput("This is not a day. Write it like 2026-12-24.")
        return day


class UUID(_FromText):
    """A universally unique identifier in its usual spelling with hyphens."""

    serialize = staticmethod(str)

    @classmethod
    def read(cls, text: str) -> uuid.UUID:
        """Any spelling that names the same identifier."""
        try:
            return uuid.UUID(text)
        except ValueError:
            raise BadInput("This is not a UUID. Use a `translationKey` exactly as an answer gave it.") from None


class LocaleTag(_FromText):
    """A BCP 47 language tag: nb, nn, sv, da, sr-Cyrl, sr-Latn, en, se or sma.

    On input also "no" (nb) and "sr" (the tenant's script).
    """

    serialize = staticmethod(str)

    @classmethod
    def read(cls, text: str) -> str:
        """Well-formed tags only; what they mean is the reader's affair."""
        tag = text.strip()
        if len(tag) > MAX_TAG_LENGTH or not TAG.fullmatch(tag):
            raise BadInput("This is not a language tag. Write it like nb or sr-Cyrl.")
        return tag


class LocalizedText(_FromText):
    """Plain text in the edition's script."""

    serialize = staticmethod(str)


class LocalizedHtml(_FromText):
    """Sanitised HTML in the edition's script."""

    serialize = staticmethod(str)


class RichTextDocument(graphene.Scalar):
    """A JSON tree for apps that do not render HTML, in the edition's script.

    Every node is an object with `type`. Blocks have `children`: document, paragraph, heading (with `level`),
    list (with `ordered`), listItem. Spans: text (with `text` and `marks`, of strong and emphasis; `lang` where it
    is in another language, `translate` false where it stays as it is), link (with `url` and `children`; with
    `item`, `path` and `kind` where it leads to an item), break. Clients show the children of a type that they do
    not know. As JSON Schema: docs/reference/rich-text.schema.json.
    """

    @staticmethod
    def serialize(value: Any) -> Any:
        """The tree is JSON already."""
        return value
