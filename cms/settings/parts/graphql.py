"""The GraphQL API."""

GRAPHENE = {"SCHEMA": "api.graphql.schema.schema"}
GRAPHQL_EXPLORER = False
