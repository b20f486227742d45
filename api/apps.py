"""The API as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """No models: everything that the API reads is the published store's."""

    name = "api"
    label = "api"
