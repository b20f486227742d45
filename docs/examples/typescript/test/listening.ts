/** The server under test, and an ear at the wire. */
import type { Server } from "../src/server.js";

export const TENANT = "solvik";

const endpoint = process.env["ENDPOINT"];
if (!endpoint) throw new Error("ENDPOINT names the server to test, such as http://localhost:8000/graphql");

export interface Exchange {
  method: string;
  /** Of the GraphQL request: whether its document came as text, and the hash it was asked by. */
  text: string | null;
  hash: string | null;
  status: number;
  answer: { data?: unknown; errors?: { message: string; extensions: { code: string } }[] };
}

/** A server whose requests and answers are written down as they pass. */
export function listening(): { server: Server; heard: Exchange[] } {
  const heard: Exchange[] = [];
  const listen: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    const sent = parameters(new URL(String(input)), init?.body);
    heard.push({
      method: init?.method ?? "GET",
      text: sent.query ?? null,
      hash: sent.extensions?.persistedQuery?.sha256Hash ?? null,
      status: response.status,
      answer: (await response.clone().json()) as Exchange["answer"],
    });
    return response;
  };
  return { server: { endpoint: endpoint!, app: { name: "example", version: "1.0" }, fetch: listen }, heard };
}

interface Parameters {
  query?: string;
  extensions?: { persistedQuery?: { sha256Hash: string } };
}

function parameters(address: URL, body: unknown): Parameters {
  if (typeof body === "string") return JSON.parse(body) as Parameters;
  const query = address.searchParams.get("query");
  return {
    ...(query !== null && { query }),
    extensions: JSON.parse(address.searchParams.get("extensions") ?? "{}") as Parameters["extensions"] & object,
  };
}
