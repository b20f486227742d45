"""The states of a text in a language, in the words that editors read."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """Is a text a true rendering of its source? The names are the API's."""

    SOURCE = "SOURCE", _("Original")
    MISSING = "MISSING", _("Missing")
    INDEPENDENT = "INDEPENDENT", _("Written on its own")
    OUTDATED = "OUTDATED", _("The original has changed")
    PARTIAL = "PARTIAL", _("Partly translated")
    MACHINE = "MACHINE", _("Translated by a machine, not read through")
    UP_TO_DATE = "UP_TO_DATE", _("Up to date")


# Somebody has something to do.
NEEDS_WORK = frozenset({Status.MISSING, Status.OUTDATED, Status.PARTIAL, Status.MACHINE})
