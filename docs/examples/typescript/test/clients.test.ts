/** Apollo Client and urql ask the contract's operations of a running server, by hash. */
import assert from "node:assert/strict";
import test, { suite } from "node:test";

import { gql } from "@apollo/client";
import { type DocumentNode, print } from "graphql";

import { apolloClient } from "../src/apollo.js";
import { ask, Refused } from "../src/ask.js";
import { StoryByPathDocument } from "../src/generated/graphql.js";
import { sha256 } from "../src/hash.js";
import type { Server } from "../src/server.js";
import { urqlClient } from "../src/urql.js";
import { cases } from "./cases.js";
import { type Exchange, listening, TENANT } from "./listening.js";

interface Answer {
  data: unknown;
  codes: string[];
}
type Query = (document: DocumentNode, variables: Record<string, unknown>) => Promise<Answer>;

function byApollo(server: Server): Query {
  const client = apolloClient(server);
  return async (query, variables) => {
    const { data, error } = await client.query({ query, variables, errorPolicy: "all", fetchPolicy: "network-only" });
    const errors = error && "errors" in error ? (error.errors as Exchange["answer"]["errors"] & object) : [];
    return { data, codes: errors.map(({ extensions }) => extensions.code) };
  };
}

function byUrql(server: Server, registered: boolean): Query {
  const client = urqlClient(server, { registered });
  return async (document, variables) => {
    const { data, error } = await client.query(document, variables, { requestPolicy: "network-only" }).toPromise();
    return { data, codes: (error?.graphQLErrors ?? []).map(({ extensions }) => extensions["code"] as string) };
  };
}

const clients: Record<string, (server: Server, registered: boolean) => Query> = {
  "Apollo Client": byApollo,
  urql: byUrql,
};
const all = await cases(listening().server);

for (const [name, made] of Object.entries(clients)) {
  suite(name, () => {
    for (const { name: operation, document, variables } of all) {
      test(`gets ${operation} by the hash of its registered text, with one GET`, async () => {
        const { server, heard } = listening();
        const { data, codes } = await made(server, true)(document, variables);

        assert.equal(heard.length, 1);
        const [{ method, text, hash, answer }] = heard as [Exchange];
        assert.deepEqual([method, text, hash], ["GET", null, await sha256(print(document))]);
        assert.ok(answer.data);
        assert.deepEqual(data, answer.data);
        assert.deepEqual(codes, operation === "SocialPost" ? ["NOT_AVAILABLE_YET"] : []);
      });
    }

    test("teaches a server that learns a document it does not know, and then asks by its hash", async () => {
      // Of no earlier run against the same server.
      const document = gql(`query Learnt${Date.now()}From${name.replace(" ", "")} { tenants { id slug __typename } }`);
      const { server, heard } = listening();
      const query = made(server, false);
      const answers = [];
      for (let times = 0; times < 6; times += 1) answers.push(await query(document, {}));

      for (const { data, codes } of answers) assert.deepEqual([data, codes], [answers[0]!.data, []]);
      assert.equal(heard[0]!.text, null);
      assert.deepEqual(heard[0]!.answer.errors?.map((each) => each.extensions.code), ["PERSISTED_QUERY_NOT_FOUND"]);
      // Each process of the server learns for itself, and the demo has two.
      const taught = heard.filter(({ text }) => text !== null).length;
      assert.ok(taught === 1 || taught === 2, `the text was sent ${taught} times`);
      assert.equal(heard.length, 6 + taught);
    });
  });
}

suite("Without a library", () => {
  for (const { name: operation, document, variables } of all.filter((each) => each.name !== "SocialPost")) {
    test(`${operation} is asked for by its hash`, async () => {
      const { server, heard } = listening();
      assert.deepEqual(await ask(server, document, variables), heard[0]!.answer.data);
    });
  }

  test("a refusal has its code", async () => {
    const { server } = listening();
    const asked = ask(server, StoryByPathDocument, { tenant: TENANT, locale: "fr", path: "/" });
    await assert.rejects(asked, (error) => error instanceof Refused && error.code === "UNKNOWN_LOCALE");
  });
});
