/** The audits of GraphQL over HTTP by the authors of graphql-http. */
import assert from "node:assert/strict";
import test from "node:test";

import { serverAudits } from "graphql-http";

import { listening } from "./listening.js";

const audits = serverAudits({ url: listening().server.endpoint });

test("there are audits of every degree", () => {
  assert.deepEqual(new Set(audits.map(({ name }) => name.split(" ")[0])), new Set(["MUST", "SHOULD", "MAY"]));
});

for (const audit of audits.filter(({ name }) => !name.startsWith("MAY"))) {
  test(audit.name, async () => {
    const result = await audit.fn();
    assert.equal(result.status, "ok", "reason" in result ? result.reason : undefined);
  });
}
