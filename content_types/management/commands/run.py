"""`make run`: migrates, loads the demo into an empty database, and serves with one worker beside it."""

import os
import secrets
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Tags
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DEFAULT_DB_ALIAS
from wagtail.models import Site

from cms.people.models import User
from cms.publishing.transactions import publishing
from cms.tenants.models import Tenant
from locales.compile import compile_catalogues

THIS_MACHINE = "127.0.0.1"
LOOPBACK = (THIS_MACHINE, "::1", "localhost")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - only where somebody asks for it
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
        # What the settings say of tenants, which a check without the database cannot know.
        self.check(tags=[Tags.database], databases=[DEFAULT_DB_ALIAS])
        self._move_sites(port)
        password = self._admin_password()
        # Where a production server has its collected files; the server warns where there is no such directory.
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        address = options["address"].strip("[]")
        place = f"{in_url(address)}:{port}"
        self._announce(f"{known_as(address)}:{port}", password)
        if address not in LOOPBACK:
            self.stdout.write(f"Listens on {place}: other machines are answered by the names in ALLOWED_HOSTS.")
        self._serve(address, port)

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

    def _announce(self, place: str, password: str | None) -> None:
        base = f"http://{place}"
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

    def _serve(self, host: str, port: int) -> None:
        self.stdout.flush()
        worker = subprocess.Popen([sys.executable, sys.argv[0], "worker"])  # noqa: S603
        server = subprocess.Popen(  # noqa: S603
            [
                sys.executable,
                "-m",
                "uvicorn",
                "cms.asgi:application",
                f"--host={host}",
                f"--port={port}",
                "--workers=2",
                "--no-proxy-headers",
                "--no-server-header",
                "--no-access-log",
                "--timeout-graceful-shutdown=10",
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


def in_url(address: str) -> str:
    """An address as it stands before a port: that of IPv6 has colons of its own."""
    return f"[{address}]" if ":" in address else address


def known_as(address: str) -> str:
    """What to call the place that listens: whoever listens everywhere is found on this machine as well."""
    return "localhost" if address in {THIS_MACHINE, *EVERYWHERE} else in_url(address)


def quoted(text: str) -> str:
    """A string as JSON writes it."""
    return '"' + text.replace('"', '\\"') + '"'
