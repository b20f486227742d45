from django.apps import AppConfig


class TenantsConfig(AppConfig):
    name = "cms.tenants"
    label = "tenants"

    def ready(self) -> None:
        """The package's system checks."""
        from cms.tenants import checks  # noqa: F401
