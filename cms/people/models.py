"""The account model: Django's own for now, ours by name, because it cannot be swapped once there is data."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):  # type: ignore[django-manager-missing]
    """Somebody who signs in to the admin."""
