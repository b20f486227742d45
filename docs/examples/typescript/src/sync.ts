/**
 * Keeps a copy of an edition in a file: `npm run sync -- ENDPOINT TENANT LOCALE FILE`. On a phone the file is whatever
 * the platform keeps data in; all else is the same.
 */
import { readFile, rename, writeFile } from "node:fs/promises";

import { print } from "graphql";

import { ask } from "./ask.js";
import { ChangesDocument } from "./generated/graphql.js";
import { sha256 } from "./hash.js";
import { type Copy, emptyCopy, files, shown, synced } from "./offline.js";
import type { Server } from "./server.js";

const [endpoint, tenant, locale, file] = process.argv.slice(2);
if (!endpoint || !tenant || !locale || !file) {
  throw new Error("npm run sync -- http://localhost:8000/graphql solvik nb solvik-nb.json");
}

const server: Server = { endpoint, app: { name: "example", version: "1.0" }, key: process.env["APP_KEY"] ?? "" };
const shape = await sha256(print(ChangesDocument));
const saved = await readFile(file, "utf8").catch(() => null);
let pages = 0;

/** Whole or not at all, also where the app is ended in the middle. */
async function save(copy: Copy): Promise<void> {
  pages += 1;
  await writeFile(`${file}.new`, JSON.stringify(copy));
  await rename(`${file}.new`, file!);
}

const copy = await synced(
  saved ? (JSON.parse(saved) as Copy) : emptyCopy(shape),
  shape,
  async (since) => (await ask(server, ChangesDocument, { tenant, locale, since })).edition.changes,
  save,
);
console.log(JSON.stringify({ pages, items: Object.keys(shown(copy)).length, files: files(copy).size }));
