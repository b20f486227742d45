"""How often each document is asked for: counted in memory, written down every ten seconds beside the requests.

A process that is killed loses what it counted since; one that ends in order writes it down first.
"""

from datetime import datetime

from django.db.models import F

from api.access.housekeeping import every
from api.access.tallies import WRITTEN_EVERY_SECONDS, Tally, day_of
from api.graphql.trusted import texts
from api.graphql.trusted.models import DocumentUse, TrustedDocument

# Digest, app, version, day.
Use = tuple[str, str, str, str]
_tally: Tally[Use] = Tally()


def count(digest: str, *, app: str, version: str, at: datetime) -> None:
    """One more request for the document with this digest."""
    add(use_of(digest, texts.registered.get(digest), app=app, version=version, day=day_of(at)))


def use_of(digest: str, document: texts.Trusted | None, *, app: str, version: str, day: str) -> Use:
    """As what it counts. The app is what the client says it is where that version is known to have the document.

    Where one version alone has the document, it is that one's whatever the client says.
    """
    having = document.versions if document else frozenset()
    if (app, version) not in having:
        app, version = next(iter(having)) if len(having) == 1 else ("", "")
    return digest, app, version, day


# One more of them.
add = _tally.add


@every(WRITTEN_EVERY_SECONDS)
def write_down() -> None:
    """What was counted goes to the database."""
    _tally.write_down(_write)


def forget() -> None:
    """Nothing was counted."""
    _tally.take()


def _write(counted: dict[tuple[str, str, str, str], int]) -> None:
    there = set(TrustedDocument.objects.filter(pk__in={entry[0] for entry in counted}).values_list("pk", flat=True))
    # In one order in every process, so that none waits for another in a circle.
    for (digest, app, version, day), times in sorted(counted.items()):
        if digest in there:
            use, _made = DocumentUse.objects.get_or_create(
                document_id=digest, app=app, version=version, day=day, defaults={"count": 0}
            )
            DocumentUse.objects.filter(pk=use.pk).update(count=F("count") + times)
