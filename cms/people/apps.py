from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "cms.people"
    label = "people"

    def ready(self) -> None:
        """The package's system checks."""
        from cms.people import checks  # noqa: F401
