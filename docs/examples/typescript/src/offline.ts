/**
 * A copy of an edition on the device, kept up to date by `changes`. Plain functions over plain data: keep a `Copy` as
 * JSON wherever the platform keeps data, one for each tenant and language.
 */
import { Refused } from "./ask.js";
import type { ChangesQuery } from "./generated/graphql.js";

export type ChangeSet = ChangesQuery["edition"]["changes"];
export type Item = NonNullable<ChangeSet["changes"][number]["content"]>;
type Items = Record<Item["id"], Item>;

export interface Copy {
  /** Hash of the document that the items were asked with: one that asks for more fields lists everything anew. */
  shape: string;
  /** The edition as of `token`; both are from the last complete listing and the changes since. */
  items: Items;
  token: string | null;
  /** A listing under way. When it is complete it takes the place of `items`. */
  listing: { items: Items; token: string | null } | null;
  /** What the reader wants to have even after it has left the edition, but for what is to be erased. */
  kept: Items;
  /** Tenant, topics or texts of the app are others than when this was last set to false: ask `Start` again. */
  startIsOld: boolean;
  uiStringsVersion: string | null;
}

/** Asks for the changes since a token; null is everything. Throws `Refused` where the server says no. */
export type AskForChanges = (since: string | null) => Promise<ChangeSet>;

const TOKEN_IS_NO_LONGER_GOOD = new Set(["TOKEN_EXPIRED", "BAD_TOKEN"]);

export function emptyCopy(shape: string): Copy {
  return {
    shape,
    items: {},
    token: null,
    listing: { items: {}, token: null },
    kept: {},
    startIsOld: true,
    uiStringsVersion: null,
  };
}

/** What lists show: during the first listing what has come so far, during a later one what was there before. */
export function shown(copy: Copy): Items {
  return copy.token === null && copy.listing ? copy.listing.items : copy.items;
}

/** With an item that the reader wants to keep. */
export function keeping(copy: Copy, id: string): Copy {
  const item = shown(copy)[id];
  return item ? { ...copy, kept: { ...copy.kept, [id]: item } } : copy;
}

/** Addresses of the files that the copy still needs. Delete every other one from the device. */
export function files(copy: Copy): Set<string> {
  const items = [copy.items, copy.listing?.items ?? {}, copy.kept].flatMap((each) => Object.values(each));
  return new Set(items.flatMap((item) => ("leadImage" in item && item.leadImage?.rendition.url) || []));
}

/**
 * Brings a copy up to date, page by page. `save` is given the copy after each page, and the token stands in it beside
 * what it is the token of: whatever goes wrong, the next call goes on from there.
 */
export async function synced(copy: Copy, shape: string, ask: AskForChanges, save: Save): Promise<Copy> {
  let now = copy.shape === shape ? copy : { ...anew(copy), shape };
  for (;;) {
    const since = (now.listing ?? now).token;
    const answer = await ask(since).catch((error: unknown) => {
      if (since !== null && error instanceof Refused && TOKEN_IS_NO_LONGER_GOOD.has(error.code)) return null;
      throw error;
    });
    now = answer ? applied(now, answer) : anew(now);
    await save(now);
    if (answer && !answer.hasMore) return now;
  }
}

type Save = (copy: Copy) => Promise<void>;

/** What was shown stays until everything has been listed once more. */
function anew(copy: Copy): Copy {
  return { ...copy, listing: { items: {}, token: null } };
}

/** A copy after one set of changes. */
export function applied(copy: Copy, set: ChangeSet): Copy {
  const items = { ...(copy.listing ?? copy).items };
  const kept = { ...copy.kept };
  for (const { id, type, content, erase } of set.changes) {
    if (type === "REMOVED") {
      delete items[id];
      if (erase) delete kept[id];
    } else if (content) {
      items[id] = content;
      if (id in kept) kept[id] = content;
    }
  }
  const start = set.tenantChanged || set.topicsChanged || set.uiStringsVersion !== copy.uiStringsVersion;
  const next = { ...copy, kept, startIsOld: copy.startIsOld || start, uiStringsVersion: set.uiStringsVersion };
  if (!copy.listing) return { ...next, items, token: set.token };
  if (set.hasMore) return { ...next, listing: { items, token: set.token } };
  // What left while nobody listened has no tombstone in a listing: it may have been erased, so nothing of it stays.
  const stillThere = Object.fromEntries(Object.entries(kept).filter(([id]) => id in items));
  return { ...next, items, token: set.token, listing: null, kept: stillThere };
}
