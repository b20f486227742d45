import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";

import { sha256 } from "./hash.js";
import { headers, type Server } from "./server.js";

/** The server said no. `code` is one of docs/reference/errors.md, `retryAfter` in seconds where it says when. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly retryAfter?: number,
  ) {
    super(message);
  }
}

/**
 * Asks for a registered document by its hash, without any library. Throws `Refused` where any part of the answer was
 * refused, and what `fetch` throws where there is no network.
 */
export async function ask<Data, Variables>(
  server: Server,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const address = new URL(`${server.endpoint}/${await sha256(print(document))}`);
  address.searchParams.set("variables", JSON.stringify(variables));
  const response = await (server.fetch ?? fetch)(address, {
    headers: { ...headers(server), Accept: "application/graphql-response+json, application/json" },
  });
  const answer = (await response.json()) as { data?: Data; errors?: GraphQLError[] };
  const error = answer.errors?.[0];
  if (error || !answer.data) {
    const { code = "INTERNAL", retryAfter } = error?.extensions ?? {};
    throw new Refused(code, error?.message ?? `The server answered with status ${response.status}.`, retryAfter);
  }
  return answer.data;
}

interface GraphQLError {
  message: string;
  extensions?: { code?: string; retryAfter?: number };
}
