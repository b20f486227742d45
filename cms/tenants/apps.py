from django.apps import AppConfig


class TenantsConfig(AppConfig):
    name = "cms.tenants"
    label = "tenants"
