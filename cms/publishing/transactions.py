"""One transaction for a page and its public form: what was touched is collected and projected at the end, once."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from asgiref.local import Local
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.publishing import gate, projector
from cms.translation.records import keys_of


@dataclass(slots=True)
class Touched:
    """What a transaction has touched so far."""

    pages: set[int] = field(default_factory=set)
    gone: dict[int, str] = field(default_factory=dict)
    groups: set[tuple[int, UUID]] = field(default_factory=set)
    tenants: set[int] = field(default_factory=set)
    translations: set[UUID] = field(default_factory=set)
    sources: set[int] = field(default_factory=set)
    # Pages about to be deleted, whose readers have been asked for.
    leaving: set[int] = field(default_factory=set)
    # Pages held back for a person to read whose originals are about to be deleted: they go, too, or none does.
    orphans: set[int] = field(default_factory=set)
    # Pages taken down because a machine's sentences turned out to be about help in a crisis.
    unread: list[Page] = field(default_factory=list)

    def __bool__(self) -> bool:
        return any((self.pages, self.gone, self.groups, self.tenants, self.translations, self.sources))


_open = Local()


@contextmanager
def publishing() -> Iterator[Touched]:
    """Opens a transaction whose last act writes the store; an inner one joins the outer.

    Whatever raises inside, projection included, leaves page, log and store as they were.
    """
    outer = getattr(_open, "touched", None)
    if outer is not None:
        with transaction.atomic():
            yield outer
        return
    with transaction.atomic():
        touched = Touched()
        _open.touched = touched
        before = len(transaction.get_connection().run_on_commit)
        try:
            yield touched
            keep_promises(since=before)
            if touched.orphans and not transaction.get_rollback():
                gate.require_gone(touched.orphans)
        finally:
            del _open.touched
        # Somebody caught an error and marked the transaction as lost: there is nothing to project, and no way to.
        if touched and not transaction.get_rollback():
            projector.project(
                pages=touched.pages,
                gone=touched.gone,
                groups=touched.groups,
                tenants=touched.tenants,
                translations=touched.translations | keys_of(touched.sources),
                at=timezone.now(),
            )


def keep_promises(*, since: int) -> None:
    """Publishes now what a library put off until after the commit, where no refusal could undo the rest any more.

    wagtail-localize does so with every translation that it publishes. `since` is how many calls were waiting for the
    commit when this publication began.
    """
    waiting = transaction.get_connection().run_on_commit
    while promised := [call for call in waiting[since:] if _publishes(call[1])]:
        for call in promised:
            waiting.remove(call)
        for _savepoints, publish, _robust in promised:
            publish()


def _publishes(call: Any) -> bool:
    return isinstance(getattr(call, "__self__", None), Revision) and call.__name__ == "publish"
