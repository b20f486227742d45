"""The doors that are not GraphQL: plain addresses with plain answers."""
