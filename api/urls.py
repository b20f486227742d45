"""Addresses of the API.

GraphQL answers with and without the trailing slash, so that no client is redirected.
"""

from django.urls import path

from api.graphql.view import graphql_endpoint
from api.rest.strings import app_strings_file

urlpatterns = [
    path("graphql", graphql_endpoint, name="graphql"),
    path("graphql/", graphql_endpoint),
    path("graphql/<slug:digest>", graphql_endpoint, name="trusted_document"),
    path("graphql/<slug:digest>/", graphql_endpoint),
    path("strings/app/<str:tag>.json", app_strings_file, name="app_strings"),
]
