"""What apps have registered, and what of it is asked for."""

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db.models import Sum
from django.utils import timezone

from api.graphql.trusted.models import DocumentUse, Registration

DAYS = 90


class Command(BaseCommand):
    """Counts what reached us: what a shared cache answered by itself is not among it."""

    help = "Lists registered operations by app and version, with their uses in the last --days."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--days", type=int, default=DAYS)

    def handle(self, *args: Any, **options: Any) -> None:
        since = timezone.now().date() - timedelta(days=options["days"])
        uses = DocumentUse.objects.filter(day__gte=since).order_by("document", "app", "version")
        counts = {
            (digest, app, version): times
            for digest, app, version, times in uses.values_list("document", "app", "version").annotate(Sum("count"))
        }
        for each in Registration.objects.order_by("app", "version", "name"):
            times = counts.get((each.document_id, each.app, each.version), 0)
            self.stdout.write(f"{each.app} {each.version}  {each.name}  {each.document_id[:12]}  {times}")
        unknown = sum(times for (_digest, app, _version), times in counts.items() if not app)
        if unknown:
            self.stdout.write(f"By clients that did not say which version they are: {unknown}")
