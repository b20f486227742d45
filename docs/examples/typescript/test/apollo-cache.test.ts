/** Four languages in one InMemoryCache: none changes what was kept of another. */
import assert from "node:assert/strict";
import test from "node:test";

import { type ApolloClient, gql, InMemoryCache } from "@apollo/client";
import type { DocumentNode } from "graphql";

import { apolloClient } from "../src/apollo.js";
import { ask } from "../src/ask.js";
import { FeedDocument, StartDocument, StoryByPathDocument } from "../src/generated/graphql.js";
import { listening, TENANT } from "./listening.js";

const LOCALES = ["nb", "sv", "sr-Cyrl", "sr-Latn"];
const EVERYTHING = gql(`query Everything($tenant: ID!, $locale: LocaleTag!) {
  tenants { id name theme { primaryColor } }
  edition(tenant: $tenant, locale: $locale) {
    id locale
    tenant { id name }
    topics { id name }
    feed(first: 100) { edges { node { id title tenant { id name } topics { id name } } } }
    activities(first: 20) { edges { node { id place { id title } organiser { id title } occurrences { id note } } } }
  }
}`);
const { server } = listening();
const feed = await ask(server, FeedDocument, { tenant: TENANT, locale: "nb", first: 100 });
const paths = feed.edition.stories.edges.map(({ node }) => node.path);

type Answers = { locale: string; path?: string; data: unknown }[];

/** Asks in each language in turn, for one path after the other. */
async function asked(client: ApolloClient, query: DocumentNode, paths: (string | undefined)[]): Promise<Answers> {
  const answers: Answers = [];
  for (const path of paths) {
    for (const locale of LOCALES) {
      const variables = { tenant: TENANT, locale, ...(path !== undefined && { path }) };
      answers.push({ ...variables, data: (await client.query({ query, variables })).data });
    }
  }
  return answers;
}

/** The cache alone still answers each. */
async function assertKept(client: ApolloClient, query: DocumentNode, answers: Answers): Promise<void> {
  for (const { data, ...rest } of answers) {
    const variables = { tenant: TENANT, ...rest };
    assert.deepEqual((await client.query({ query, variables, fetchPolicy: "cache-only" })).data, data);
  }
}

test("a story is kept in each language, without any `typePolicies`", async () => {
  const seen = Object.fromEntries(LOCALES.map((locale) => [locale, 0]));
  for (const path of paths) {
    const client = apolloClient(server, new InMemoryCache());
    const answers = await asked(client, StoryByPathDocument, [path]);
    await assertKept(client, StoryByPathDocument, answers);
    for (const { locale, data } of answers) {
      const { content } = (data as { edition: { content: { requestedLocale: string } | null } }).edition;
      if (content?.requestedLocale === locale) seen[locale]! += 1;
    }
  }
  // Some stories are not to be had in Serbian; then null is what is kept.
  for (const locale of LOCALES) assert.ok(seen[locale]! > 10, `${locale}: ${seen[locale]} stories`);
});

test("all stories are kept in all languages side by side", async () => {
  const client = apolloClient(server);
  await assertKept(client, StoryByPathDocument, await asked(client, StoryByPathDocument, paths));
});

test("so is all that an app asks for at its start, whatever is asked after it", async () => {
  const client = apolloClient(server);
  const answers = await asked(client, StartDocument, [undefined]);
  await asked(client, StoryByPathDocument, paths.slice(0, 1));
  await assertKept(client, StartDocument, answers);
});

test("so is everything that has an id, without any `typePolicies`", async () => {
  const client = apolloClient(server, new InMemoryCache());
  await assertKept(client, EVERYTHING, await asked(client, EVERYTHING, [undefined]));
});
