/** The copy on the device: what is shown, kept and forgotten, also where a listing is cut off. */
import assert from "node:assert/strict";
import test, { suite } from "node:test";

import { ask } from "../src/ask.js";
import { ChangesDocument } from "../src/generated/graphql.js";
import {
  applied,
  type AskForChanges,
  type ChangeSet,
  type Copy,
  emptyCopy,
  files,
  type Item,
  keeping,
  shown,
  synced,
} from "../src/offline.js";
import { listening } from "./listening.js";

const SHAPE = "shape";
/** Has more items in an edition than a page of changes. */
const edition = { tenant: "catalogue", locale: "sv" };
const { server } = listening();
const overTheWire: AskForChanges = async (since) =>
  (await ask(server, ChangesDocument, { ...edition, since })).edition.changes;

const changes = (...each: Partial<ChangeSet["changes"][number]>[]) => each as ChangeSet["changes"];
const item = (id: string, more: Partial<Item> = {}) => ({ id, title: id, ...more }) as Item;
const set = (token: string, each: ChangeSet["changes"], more: Partial<ChangeSet> = {}): ChangeSet => ({
  __typename: "ChangeSet",
  token,
  changes: each,
  hasMore: false,
  tenantChanged: false,
  topicsChanged: false,
  uiStringsVersion: "1",
  ...more,
});
const published = (content: Item) => ({ id: content.id, type: "PUBLISHED" as const, content });
const listed = (...items: Item[]) => applied(emptyCopy(SHAPE), set("t1", changes(...items.map(published))));
const removed = (id: string, erase: boolean) => changes({ id, type: "REMOVED", content: null, erase });

async function nothing() {}

suite("Of one set of changes", () => {
  test("what is published or updated is there, what is removed is not", () => {
    const before = listed(item("a"), item("b"));
    const after = applied(
      before,
      set("t2", [...changes({ id: "a", type: "UPDATED", content: item("a", { title: "A" }) }), ...removed("b", false)]),
    );

    assert.deepEqual(shown(after), { a: item("a", { title: "A" }) });
    assert.equal(after.token, "t2");
    assert.deepEqual(Object.keys(shown(before)), ["a", "b"]);
  });

  test("what the reader keeps outlives its removal, unless it is to be erased", () => {
    const before = keeping(keeping(listed(item("a"), item("b")), "a"), "b");
    const after = applied(before, set("t2", [...removed("a", false), ...removed("b", true)]));

    assert.deepEqual([Object.keys(shown(after)), Object.keys(after.kept)], [[], ["a"]]);
  });

  test("what the reader keeps is brought up to date", () => {
    const update = changes({ id: "a", type: "UPDATED", content: item("a", { title: "A" }) });
    assert.equal(applied(keeping(listed(item("a")), "a"), set("t2", update)).kept["a"]!.title, "A");
  });

  test("only files that something still shows are needed", () => {
    const picture = (url: string) => ({ leadImage: { alt: "", rendition: { url } } }) as Partial<Item>;
    const before = keeping(listed(item("a", picture("/a")), item("b", picture("/b")), item("c")), "a");

    assert.deepEqual(files(before), new Set(["/a", "/b"]));
    const allRemoved = set("t2", [...removed("a", false), ...removed("b", false)]);
    assert.deepEqual(files(applied(before, allRemoved)), new Set(["/a"]));
    assert.deepEqual(files(applied(before, set("t2", removed("a", true)))), new Set(["/b"]));
  });

  test("the start is asked for again when tenant, topics or texts changed", () => {
    const known: Copy = { ...listed(item("a")), startIsOld: false };
    assert.equal(applied(known, set("t2", [])).startIsOld, false);
    for (const more of [{ tenantChanged: true }, { topicsChanged: true }, { uiStringsVersion: "2" }]) {
      assert.equal(applied(known, set("t2", [], more)).startIsOld, true);
    }
  });
});

suite("Of a running server", () => {
  test("a listing that is cut off goes on where it was", async () => {
    let saved = emptyCopy(SHAPE);
    const asked: (string | null)[] = [];
    const ask: AskForChanges = (since) => (asked.push(since), overTheWire(since));
    const cutOff = synced(saved, SHAPE, ask, async (copy) => {
      saved = copy;
      throw new Error("The phone is off.");
    });
    await assert.rejects(cutOff, /The phone is off/);
    assert.equal(Object.keys(shown(saved)).length, 100);

    const whole = await synced(saved, SHAPE, ask, nothing);

    assert.deepEqual(asked, [null, saved.listing!.token]);
    assert.deepEqual(whole.items, (await synced(emptyCopy(SHAPE), SHAPE, overTheWire, nothing)).items);
    assert.ok(Object.keys(whole.items).length > 100);
  });

  test("without a network nothing is lost", async () => {
    const before = listed(item("a"));
    const offline = async () => Promise.reject(new TypeError("fetch failed"));
    await assert.rejects(synced(before, SHAPE, offline, () => assert.fail("saved")), /fetch failed/);
  });

  test("a token that the server does not know leads to a new listing, and what is gone is not kept", async () => {
    const before = keeping({ ...listed(item("gone")), token: "unknown" }, "gone");
    const seen: number[] = [];
    const look = async (copy: Copy) => void seen.push(Object.keys(shown(copy)).length);
    const after = await synced(before, SHAPE, overTheWire, look);

    // The old items are shown until the listing is complete.
    assert.deepEqual(seen, [1, 1, Object.keys(after.items).length]);
    assert.deepEqual([after.items["gone"], after.kept["gone"], after.listing], [undefined, undefined, null]);
  });

  test("an app that asks for other fields lists everything anew", async () => {
    const before = await synced(emptyCopy("of before"), "of before", overTheWire, nothing);
    const asked: (string | null)[] = [];
    const after = await synced(before, SHAPE, (since) => (asked.push(since), overTheWire(since)), nothing);

    assert.deepEqual([asked[0], after.shape, after.items], [null, SHAPE, before.items]);
  });
});
