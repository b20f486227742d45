"""Signed positions in an edition's history."""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from api.access.refusals import Refusal
from api.graphql.engine import cursors
from cms.publishing.models import Edition
from cms.publishing.versions import KnownEdition


class BadToken(Refusal):
    """The token is not one that this edition gave out."""

    code = "BAD_TOKEN"


class TokenExpired(Refusal):
    """The history that the token points into is gone."""

    code = "TOKEN_EXPIRED"


@dataclass(frozen=True, slots=True)
class Position:
    """Up to where a client has followed an edition.

    `listed` is the last row of the full listing it has, None when it has all. `number` is the last change it
    knows of and `at` the moment up to which it knows what the clock has brought and taken, with `row` as
    tie-breaker.
    """

    epoch: str
    number: int
    at: str
    row: int = 0
    listed: int | None = None

    def moved(self, **changes: Any) -> "Position":
        """The same position with some of it changed."""
        return replace(self, **changes)

    @property
    def moment(self) -> datetime:
        """`at` as a moment."""
        return datetime.fromisoformat(self.at)


def beginning(edition: KnownEdition, *, at: datetime) -> Position:
    """Before everything: the full listing, and then what happened while it was read."""
    return replace(newest(edition, at=at), listed=0)


def newest(edition: KnownEdition, *, at: datetime) -> Position:
    """Where a client is that has all of the edition as it was at this moment."""
    return Position(edition.epoch, edition.change_number, at.isoformat())


def write(edition: KnownEdition, position: Position) -> str:
    """The token of a position."""
    return cursors.sign(purpose=_purpose(edition), value=asdict(position))


def given(edition: KnownEdition, token: str) -> Position:
    """The position that a token was given out for, however long ago. Raises `BadToken`."""
    try:
        return Position(**cursors.unsign(purpose=_purpose(edition), text=token))
    except cursors.NotOurs:
        raise BadToken(
            "This token does not belong to this edition. Use the `token` of its last set of changes, or ask for "
            "`changes` without `since`, and replace all that you have."
        ) from None


def read(edition: KnownEdition, token: str) -> Position:
    """The position of a token. Raises `BadToken` or `TokenExpired`."""
    position = given(edition, token)
    if position.epoch != edition.epoch or position.number > edition.change_number:
        _look_again(edition, position)
    return position


def _look_again(edition: KnownEdition, position: Position) -> None:
    """What this process knows may be a second old, and the token given out by another."""
    now = Edition.objects.filter(pk=edition.pk).values_list("epoch", "change_number").first()
    if now is None or position.epoch != str(now[0]) or position.number > now[1]:
        raise expired()


def expired() -> TokenExpired:
    """The client has to begin anew."""
    return TokenExpired("This token is too old. Ask for `changes` without `since`, and replace all that you have.")


def _purpose(edition: KnownEdition) -> str:
    return f"changes:{edition.tenant}:{edition.locale}"
