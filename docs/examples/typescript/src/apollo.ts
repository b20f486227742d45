import { type ApolloCache, ApolloClient, ApolloLink, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";

import fragments from "./generated/graphql.js";
import { sha256 } from "./hash.js";
import { headers, type Server } from "./server.js";

/**
 * A cache for all languages at once. An `id` names a thing in one edition, so nothing has to be said of keys.
 *
 * `merge` is for operations that ask for an edition without its `id`, as those of the contract do: else the cache
 * forgets what it knows of an edition when something else is asked of it.
 */
export function editionsCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: fragments.possibleTypes,
    typePolicies: { Edition: { merge: true } },
  });
}

/**
 * Apollo Client that asks by hash, with GET, so that caches between app and server can answer. A document that the
 * server does not know is sent once more, with its text.
 */
export function apolloClient(server: Server, cache: ApolloCache = editionsCache()): ApolloClient {
  return new ApolloClient({
    cache,
    link: ApolloLink.from([
      new PersistedQueryLink({ sha256, useGETForHashedQueries: true }),
      new HttpLink({ uri: server.endpoint, headers: headers(server), ...(server.fetch && { fetch: server.fetch }) }),
    ]),
    // Else Apollo adds its own version to each address, and every version of it has answers of its own in caches.
    enhancedClientAwareness: { transport: false },
  });
}
