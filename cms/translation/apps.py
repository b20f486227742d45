from django.apps import AppConfig


class TranslationConfig(AppConfig):
    name = "cms.translation"
    label = "translation"

    def ready(self) -> None:
        # Importing registers them, once settings can be used.
        from cms.translation import checks  # noqa: F401
        from cms.translation.labels import name_in_every_language

        name_in_every_language()
