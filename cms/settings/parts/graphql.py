"""The GraphQL API."""

from cms.settings.parts.environment import flag, number, text

GRAPHENE = {"SCHEMA": "api.graphql.schema.schema"}
GRAPHQL_EXPLORER = False
# The schema may be asked for, and errors guess what was meant; a server does neither by itself.
GRAPHQL_INTROSPECTION = flag("GRAPHQL_INTROSPECTION", default=True)
# Nothing but what `register_operations` has stored is answered.
GRAPHQL_REGISTERED_ONLY = flag("GRAPHQL_REGISTERED_ONLY", default=False)
# Apollo's clients may register any valid document by themselves: for whoever develops an app.
GRAPHQL_APQ_REGISTERS = False
# Counts are written down, and what is kept is confirmed, beside the requests.
HOUSEKEEPING_THREAD = True
# How many proxies of ours pass a request on; whom the outermost heard is the address that a budget is for.
PROXIES_IN_FRONT = number("PROXIES_IN_FRONT", default=0)
# Cost units a minute for one address, without an app key and with one; 0 is no limit. A list of twenty costs 1,800.
BUDGET_WITHOUT_KEY = number("BUDGET_WITHOUT_KEY", default=150_000)
BUDGET_WITH_KEY = number("BUDGET_WITH_KEY", default=900_000)
# Of each process: how many threads ask Django, each with a connection of its own, and bytes of answers that are kept.
SERVER_THREADS = number("SERVER_THREADS", default=4)
KEPT_ANSWERS_BYTES = number("KEPT_ANSWERS_BYTES", default=64_000_000)
# How long an answer may take; looked at between statements. STATEMENT_SECONDS says how long one of those may take.
ANSWER_SECONDS = number("ANSWER_SECONDS", default=5)
# What bundles are signed with: 32 bytes in base64. Apps ship with the public key of it.
BUNDLE_SIGNING_KEY = text("BUNDLE_SIGNING_KEY")
# Listeners to what changes: in one process, and of those behind one address.
EVENTS_LISTENERS = number("EVENTS_LISTENERS", default=2_000)
EVENTS_LISTENERS_PER_ADDRESS = number("EVENTS_LISTENERS_PER_ADDRESS", default=200)
