import { cacheExchange, Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { print } from "graphql";

import { sha256 } from "./hash.js";
import { headers, type Server } from "./server.js";

/**
 * urql that asks by hash, with GET. Where the documents are `registered` it asks for them by the hash of their file
 * and never sends a text; else by that of the text as urql writes it, which it sends once to a server that learns it.
 */
export function urqlClient(server: Server, { registered }: { registered: boolean }): Client {
  return new Client({
    url: server.endpoint,
    exchanges: [
      cacheExchange,
      persistedExchange({
        preferGetForPersistedQueries: "force",
        enforcePersistedQueries: registered,
        ...(registered && { generateHash: (_text, document) => sha256(print(document)) }),
      }),
      fetchExchange,
    ],
    fetchOptions: { headers: headers(server) },
    ...(server.fetch && { fetch: server.fetch }),
  });
}
