// Writes what follows from the schema: `npm run generate`. With --check it compares instead, and names what is old.
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";

import { InMemoryCache } from "@apollo/client";
import { codegen } from "@graphql-codegen/core";
import * as fragmentMatcher from "@graphql-codegen/fragment-matcher";
import * as typedDocumentNode from "@graphql-codegen/typed-document-node";
import * as operationTypes from "@graphql-codegen/typescript-operations";
import { parse, print } from "graphql";
import { compile } from "json-schema-to-typescript";

const here = new URL("./", import.meta.url);
const root = new URL("../../../", here);
const schema = new URL("api/graphql/schema.graphql", root);
const operations = new URL("tests/contract/operations/", root);
const richText = new URL("docs/reference/rich-text.schema.json", root);
const banner = "// Written by `npm run generate`. Do not edit.\n";

/** Each operation as clients send it: with `__typename`, which Apollo Client and urql would add by themselves. */
async function documents() {
  const cache = new InMemoryCache();
  const names = (await readdir(operations)).filter((name) => name.endsWith(".graphql")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, operations), "utf8");
      return { name, document: parse(print(cache.transformDocument(parse(text))), { noLocation: true }) };
    }),
  );
}

async function types(all) {
  const config = {
    enumsAsTypes: true,
    futureProofEnums: true,
    useTypeImports: true,
    skipTypename: true,
    scalars: {
      Date: "string",
      DateTime: "string",
      LocaleTag: "string",
      LocalizedHtml: "string",
      LocalizedText: "string",
      RichTextDocument: "./rich-text.js#RichTextDocument",
      UUID: "string",
    },
    strictScalars: true,
  };
  const written = await codegen({
    filename: "graphql.ts",
    schema: parse(await readFile(schema, "utf8")),
    documents: all.map(({ name, document }) => ({ location: name, document })),
    config: {},
    pluginMap: { operationTypes, typedDocumentNode, fragmentMatcher },
    plugins: [
      { operationTypes: config },
      { typedDocumentNode: config },
      { fragmentMatcher: { useExplicitTyping: true } },
    ],
  });
  return banner + written;
}

async function nodes() {
  const described = JSON.parse(await readFile(richText, "utf8"));
  return compile(described, "RichTextDocument", { bannerComment: banner.trim(), ignoreMinAndMaxItems: true });
}

async function wanted() {
  const all = await documents();
  const texts = all.map(({ name, document }) => [`operations/${name}`, print(document)]);
  return [["src/generated/graphql.ts", await types(all)], ["src/generated/rich-text.ts", await nodes()], ...texts];
}

const current = (file) => readFile(file, "utf8").catch(() => undefined);
const stale = [];
for (const [name, text] of await wanted()) {
  const file = new URL(name, here);
  if ((await current(file)) === text) continue;
  stale.push(name);
  if (process.argv.includes("--check")) continue;
  await mkdir(new URL("./", file), { recursive: true });
  await writeFile(file, text);
}
if (process.argv.includes("--check") && stale.length > 0) {
  console.error(`Not what the schema says: ${stale.join(", ")}. Run: npm run generate`);
  process.exitCode = 1;
}
