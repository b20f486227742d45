"""The one worker: runs jobs, and every ten seconds what is due. Production starts it by this command too."""

import signal
import subprocess
import sys
import threading
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django.utils import timezone

from cms.publishing.due import run_due
from cms.translation import orders
from cms.translation.tasks import enqueue

EVERY_SECONDS = 10


class Command(BaseCommand):
    """Jobs run in a process of their own, so that a long one keeps nothing that is due waiting."""

    help = "Runs queued jobs, and every ten seconds what is scheduled or expired."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stopping = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        jobs = self._start_jobs()
        try:
            while not self.stopping.is_set():
                self._tick()
                if jobs.poll() is not None and not self.stopping.is_set():
                    self.stderr.write(f"The job process ended with {jobs.returncode}; it is started again.")
                    jobs = self._start_jobs()
                self.stopping.wait(EVERY_SECONDS)
        finally:
            jobs.terminate()
            jobs.wait(timeout=30)

    def _tick(self) -> None:
        close_old_connections()
        for done in run_due(at=timezone.now()):
            self.stdout.write(f"{done.outcome}: {done.what}")
        for order in orders.abandoned(at=timezone.now()):
            enqueue(order)
            self.stdout.write(f"taken up again: order for translation {order}")

    def _start_jobs(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, sys.argv[0], "db_worker", "--queue-name", "*", "--backend", "jobs", "--no-reload"]
        return subprocess.Popen(command)  # noqa: S603

    def _stop(self, number: int, frame: FrameType | None) -> None:
        self.stopping.set()
