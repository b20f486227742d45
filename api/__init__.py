"""What the world may read and send: GraphQL today, REST and feeds later.

Reads the published store, depends on all below.
"""
