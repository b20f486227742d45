"""Registering the documents of an app's version, and taking them out again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from api.access.refusals import Refusal
from api.graphql.demands.cost import check_cost, cost_of
from api.graphql.demands.values import names_of_operations
from api.graphql.engine.documents import DocumentCache, InvalidDocument
from api.graphql.trusted import texts
from api.graphql.trusted.models import Registration, TrustedDocument


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document cannot be registered."""

    name: str
    sentence: str


class CannotRegister(Exception):
    """Some documents are at fault; none is registered."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True, slots=True)
class AppVersion:
    """A version of an app, which never changes once it is released."""

    app: str
    version: str


@transaction.atomic
def register(*, documents: Mapping[str, str], by: AppVersion, checked: DocumentCache, at: datetime) -> dict[str, str]:
    """Digests by name. Registering the same again changes nothing.

    Raises `CannotRegister` for documents that are invalid, too dear, or another text than the version has already.
    """
    faults = [Fault(name, sentence) for name, text in documents.items() if (sentence := fault_in(text, checked))]
    digests = {name: texts.digest_of(text) for name, text in documents.items()}
    known = dict(Registration.objects.filter(app=by.app, version=by.version).values_list("name", "document_id"))
    faults += [
        Fault(name, f"{by.app} {by.version} has another text by this name. Register it for a new version.")
        for name, digest in digests.items()
        if known.get(name, digest) != digest
    ]
    if faults:
        raise CannotRegister(faults)
    made = [TrustedDocument(digest=digests[name], text=text, registered_at=at) for name, text in documents.items()]
    TrustedDocument.objects.bulk_create(made, ignore_conflicts=True)
    Registration.objects.bulk_create(
        [
            Registration(document_id=digest, app=by.app, version=by.version, name=name, registered_at=at)
            for name, digest in digests.items()
            if name not in known
        ]
    )
    return digests


@transaction.atomic
def forget(*, by: AppVersion) -> int:
    """Takes a version's registrations out, and the documents that nobody else has; says how many documents."""
    gone = list(Registration.objects.filter(app=by.app, version=by.version).values_list("document_id", flat=True))
    Registration.objects.filter(app=by.app, version=by.version).delete()
    unclaimed = TrustedDocument.objects.filter(pk__in=gone, registrations__isnull=True)
    count = len(unclaimed)
    unclaimed.delete()
    transaction.on_commit(texts.forget)
    return count


def fault_in(text: str, checked: DocumentCache) -> str:
    """Why a document is not answered, in a sentence; empty for one that is."""
    try:
        prepared = checked.prepare(text)
        for operation in names_of_operations(prepared.document):
            check_cost(cost_of(prepared.document, {}, operation))
    except InvalidDocument as invalid:
        return "; ".join(_placed(error) for error in invalid.errors)
    except Refusal as refusal:
        return refusal.message
    return ""


def _placed(error: dict[str, Any]) -> str:
    place = next(iter(error.get("locations") or ()), None)
    return f"line {place['line']}: {error['message']}" if place else str(error["message"])
