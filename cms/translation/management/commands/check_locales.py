"""Whether the catalogues are complete and sound."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.translation.catalogue_checks import Catalogues
from locales.languages import OFFERED_BY_DEFAULT


class Command(BaseCommand):
    """Names every problem with its file and line; the exit code is 1 if there is any."""

    help = "Checks the gettext catalogues below locales/: required languages are complete, all are sound."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--write", action="store_true", help="first make django.pot and sr_Latn anew")

    def handle(self, *args: Any, **options: Any) -> None:
        catalogues = Catalogues()
        for path in catalogues.write() if options["write"] else ():
            self.stdout.write(f"Wrote {path.relative_to(catalogues.root.parent)}")
        catalogues.check()
        for coverage in catalogues.coverages:
            kind = "required" if coverage.code in OFFERED_BY_DEFAULT else "optional"
            share = f"{coverage.translated}/{coverage.total}"
            self.stdout.write(f"{coverage.domain:8}{coverage.code:6}{share:>9}  {kind}")
        for problem in catalogues.problems:
            self.stdout.write(f"{problem.place}  {problem.code}  {problem.sentence}")
        if catalogues.problems:
            raise CommandError(f"{len(catalogues.problems)} problems in the catalogues.")
        self.stdout.write("The catalogues are sound.")
