"""The API as a Django app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """Its tables say who may ask and what apps have registered; all content that it reads is the published store's."""

    name = "api"
    label = "api"
