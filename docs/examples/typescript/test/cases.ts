/** The contract's operations with variables that the demo answers. */
import type { DocumentNode } from "graphql";

import { ask } from "../src/ask.js";
import * as operations from "../src/generated/graphql.js";
import type { Server } from "../src/server.js";
import { TENANT } from "./listening.js";

const LOCALE = "nb";
const edition = { tenant: TENANT, locale: LOCALE };

export interface Case {
  name: string;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

/** One case for each operation. */
export async function cases(server: Server): Promise<Case[]> {
  const feed = await ask(server, operations.FeedDocument, { ...edition, first: 1 });
  const story = feed.edition.stories.edges[0]!.node;
  const start = await ask(server, operations.ChangesDocument, edition);
  const show = start.edition.changes.changes.find(({ kind }) => kind === "PODCAST_SHOW")!.content!;
  const [from, to] = [0, 30].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const variables: Record<string, Record<string, unknown>> = {
    Changes: edition,
    Feed: { ...edition, first: 5 },
    GuidesByTopic: { ...edition, topics: ["sleep", "friends"] },
    PodcastShow: { ...edition, path: show.path },
    Search: { ...edition, query: "skole" },
    SocialPost: { id: story.id, channel: "INSTAGRAM_FEED" },
    Start: edition,
    StoryByPath: { ...edition, path: story.path },
    WhatIsOn: { ...edition, from, to },
    WhoCanITalkTo: edition,
  };
  return Object.entries(operations)
    .filter(([name]) => name.endsWith("Document"))
    .map(([name, document]) => {
      const operation = name.replace(/Document$/, "");
      const given = variables[operation];
      if (!given) throw new Error(`There are no variables for ${operation}. Write them down in test/cases.ts.`);
      return { name: operation, document: document as DocumentNode, variables: given };
    });
}
