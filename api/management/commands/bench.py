"""What each operation of the contract costs, beside a trivial view."""

import os
import platform
import subprocess
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from api.edge.benchmarks import kept
from api.edge.benchmarks.stand import MissingToolError
from api.graphql.benchmarks import operations, refusing, report
from api.graphql.benchmarks.inprocess import FailedAnswerError
from api.graphql.benchmarks.loopback import ServerError
from api.graphql.benchmarks.operations import NothingToMeasureError
from cms.collection import settle
from cms.tenants.models import Tenant

# How often each attack is sent.
CALLS, QUICK_CALLS = 15, 3


class Command(BaseCommand):
    """Times of one machine say little: compare the ratios, which hold within a run."""

    help = "Measures each operation of the contract on the tenant `catalogue`, which is made when it is missing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--items", type=int, default=500, help="size of the catalogue, if it has to be made")
        parser.add_argument("--quick", action="store_true", help="fewer calls: to see that it works")
        parser.add_argument("--check", action="store_true", help="fails where a bar is not held; judges ratios only")
        parser.add_argument(
            "--kept", action="store_true", help="kept answers instead, beside nginx; needs wrk and nginx"
        )
        parser.add_argument(
            "--attacks", action="store_true", help="what attacks and the dearest requests cost, instead"
        )
        parser.add_argument(
            "--against",
            type=Path,
            help="what --json printed over a catalogue of a fifth of the items: growth is judged, too",
        )
        parser.add_argument("--json", action="store_true", help="the figures as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if not Tenant.objects.filter(slug=operations.TENANT).exists():
            self.stderr.write("There is no catalogue: it is made first.")
            call_command("seed_catalogue", items=options["items"], stdout=self.stderr)
        if options["kept"]:
            self._kept(seconds=1 if options["quick"] else 2, check=options["check"])
            return
        if options["attacks"]:
            self._attacks(options)
            return
        smaller = _smaller(options["against"])
        try:
            results = report.measure(report.QUICK if options["quick"] else report.Effort())
        except (FailedAnswerError, NothingToMeasureError, ServerError) as error:
            raise CommandError(str(error)) from error
        circumstances = _circumstances()
        if options["json"]:
            self.stdout.write(orjson.dumps({**circumstances, **results.as_json()}).decode())
        else:
            self.stdout.write(", ".join(f"{name} {value}" for name, value in circumstances.items()))
            self.stdout.write("\n".join(["", *report.table(results)]))
        found = report.failures(results, vendor=connection.vendor, smaller=smaller) if options["check"] else []
        if found:
            raise CommandError(" ".join(found))

    def _kept(self, *, seconds: int, check: bool) -> None:
        try:
            measured = kept.measure(seconds=seconds)
        except (MissingToolError, NothingToMeasureError, ServerError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(", ".join(f"{name} {value}" for name, value in _circumstances().items()))
        self.stdout.write("\n".join(["", *kept.table(measured)]))
        found = kept.failures(measured) if check else []
        if found:
            raise CommandError(" ".join(found))

    def _attacks(self, options: dict[str, Any]) -> None:
        calls = QUICK_CALLS if options["quick"] else CALLS
        # As servers do when they start.
        settle()
        sent, dear = refusing.attacks(calls=calls), refusing.permitted(calls=calls)
        self.stdout.write(", ".join(f"{name} {value}" for name, value in _circumstances().items()))
        self.stdout.write("\n".join(["", *refusing.table(sent, dear)]))
        found = refusing.failures(sent, dear) if options["check"] else []
        if found:
            raise CommandError(" ".join(found))


def _smaller(file: Path | None) -> dict[str, Any] | None:
    if file is None:
        return None
    try:
        said: dict[str, Any] = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError) as error:
        raise CommandError(f"{file} cannot be read: {error} Give what `manage.py bench --json` printed.") from error
    if not {"items", "loads"} <= said.keys() or said["items"] * 5 != operations.items():
        raise CommandError(
            f"{file} is no run over a fifth of these {operations.items()} items. Make a catalogue of that size, "
            "and keep what `manage.py bench --json` prints."
        )
    return said


def _circumstances() -> dict[str, str | int]:
    """What has to be said beside any figure."""
    return {
        "commit": _commit(),
        "database": connection.vendor,
        "items": operations.items(),
        "cores": os.cpu_count() or 0,
        "load": f"{os.getloadavg()[0]:.1f}",
        "python": platform.python_version(),
    }


def _commit() -> str:
    command = ["git", "-C", str(settings.BASE_DIR), "rev-parse", "--short", "HEAD"]
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
