"""`make run`: migrates, loads the demo into an empty database, and serves with one worker beside it."""

import os
import secrets
import signal
import subprocess
import sys
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from wagtail.models import Site

from cms.people.models import User
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from locales.compile import compile_catalogues

THIS_MACHINE = "127.0.0.1"
EXAMPLE = '{ edition(tenant: "solvik", locale: "nb") { stories(first: 3) { edges { node { title path } } } } }'


class Command(BaseCommand):
    """One command from a clone to a running platform; a second run keeps the data."""

    help = "Serves the platform on this machine, with the demo in an empty database."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--address", default=THIS_MACHINE, help="0.0.0.0 lets other machines in, too")
        parser.add_argument("--no-demo", action="store_true", help="leave an empty database empty")

    def handle(self, *args: Any, **options: Any) -> None:
        port = options["port"]
        os.environ["PORT"] = str(port)
        compile_catalogues()
        call_command("migrate", verbosity=0, interactive=False)
        if not options["no_demo"] and not Tenant.objects.exists():
            self.stdout.write("The database is empty: loading the demo (a minute, once) ...")
            call_command("load_demo", stdout=self.stdout)
        self._move_sites(port)
        password = self._admin_password()
        self._announce(port, password)
        self._serve(f"{options['address']}:{port}")

    def _move_sites(self, port: int) -> None:
        """Addresses on this machine carry the port; those of real hosts stay as they are."""
        with publishing():
            for site in Site.objects.filter(hostname__endswith="localhost").exclude(port=port):
                site.port = port
                site.save()

    def _admin_password(self) -> str | None:
        """A password that is shown once, for the first administrator; None when there is one already."""
        if User.objects.filter(is_superuser=True).exists():
            return None
        password = secrets.token_urlsafe(12)
        User.objects.create_superuser(username="admin", password=password)
        return password

    def _announce(self, port: int, password: str | None) -> None:
        base = f"http://localhost:{port}"
        account = f"admin / {password}  (shown once: note it down)" if password else "as before"
        lost = "" if password else "; lost it? manage.py changepassword admin"
        lines = (
            f"Admin              {base}/admin/",
            f"  account          {account}{lost}",
            f"GraphQL explorer   {base}/graphql",
            f"Example query      curl -s {base}/graphql -H 'Content-Type: application/json' \\",
            f"                     -d '{{\"query\": {quoted(EXAMPLE)}}}'",
            "Stop with Ctrl+C.",
        )
        self.stdout.write("\n".join(["", *lines, ""]))
        self.stdout.flush()

    def _serve(self, place: str) -> None:
        worker = subprocess.Popen([sys.executable, sys.argv[0], "worker"])  # noqa: S603
        server = subprocess.Popen(  # noqa: S603
            [
                sys.executable,
                "-m",
                "gunicorn",
                "cms.wsgi:application",
                f"--bind={place}",
                "--workers=2",
                "--threads=4",
                "--timeout=120",
                "--log-level=warning",
            ]
        )
        signal.signal(signal.SIGTERM, lambda *_: server.terminate())
        try:
            code = server.wait()
        except KeyboardInterrupt:
            code = 0
        finally:
            for process in (server, worker):
                process.terminate()
            for process in (server, worker):
                process.wait(timeout=30)
        sys.exit(max(code, 0))


def quoted(text: str) -> str:
    """A string as JSON writes it."""
    return '"' + text.replace('"', '\\"') + '"'
