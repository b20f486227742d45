"""The public GraphQL API: read-only, without cookies, over the published store.

A folder per domain; `schema` composes them.
"""
