"""Choices of a tenant."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SerbianScript(models.TextChoices):
    """What a bare `sr` means in this tenant."""

    CYRILLIC = "Cyrl", _("Cyrillic")
    LATIN = "Latn", _("Latin")


class Role(models.TextChoices):
    """What the members of a tenant's group may do in its page trees and collections; translators in one language."""

    EDITORS = "editors", _("Editors: write, edit and publish")
    CONTRIBUTORS = "contributors", _("Contributors: write drafts")
    TRANSLATORS = "translators", _("Translators: write drafts in one language")
