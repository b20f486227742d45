"""Stands in the place of wagtail-localize's command of this name."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.translation.syncing import TreeSyncRefused


class Command(BaseCommand):
    """Refuses."""

    help = "Refused: languages are not copied from one another. Send pages to translation instead."

    def handle(self, *args: Any, **options: Any) -> None:
        raise CommandError(TreeSyncRefused().sentence)
