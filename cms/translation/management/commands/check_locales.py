"""Whether the catalogues are complete and sound."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.translation.catalogue_checks import Catalogues
from cms.translation.library_checks import LibraryCatalogues
from locales.languages import OFFERED_BY_DEFAULT


class Command(BaseCommand):
    """Names every problem with its file and line; the exit code is 1 if there is any."""

    help = "Checks the gettext catalogues below locales/: required languages are complete, all are sound."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--write",
            action="store_true",
            help="first make anew what is made: django.pot, sr_Latn, and where the libraries' texts are from",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        both = (Catalogues(), LibraryCatalogues())
        for each in both:
            for path in each.write() if options["write"] else ():
                self.stdout.write(f"Wrote {each.named(path)}")
        for each in both:
            each.check()
        for coverage in (coverage for each in both for coverage in each.coverages):
            kind = "required" if coverage.code in OFFERED_BY_DEFAULT else "optional"
            share = f"{coverage.translated}/{coverage.total}"
            self.stdout.write(f"{coverage.domain + '  ':8}{coverage.code:6}{share:>9}  {kind}")
        problems = [problem for each in both for problem in each.problems]
        for problem in problems:
            self.stdout.write(f"{problem.place}  {problem.code}  {problem.sentence}")
        if problems:
            raise CommandError(f"{len(problems)} problems in the catalogues.")
        self.stdout.write("The catalogues are sound.")
