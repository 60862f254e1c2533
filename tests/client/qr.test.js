import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { drawQr, pathOf } from "../../templates/client/qr.js";
import { encode } from "../../templates/vendor/uqr.js";

test("what others wrote is what their package holds", () => {
  const read = (/** @type {string} */ path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
  assert.equal(read("templates/vendor/uqr.js"), read("node_modules/uqr/dist/index.mjs"));
  assert.equal(read("templates/vendor/uqr.LICENSE.txt"), read("node_modules/uqr/LICENSE"));
});

test("a path draws each run of dark modules once", () => {
  assert.equal(
    pathOf([
      [true, true, false, true],
      [false, false, false, false],
      [false, true, true, true],
    ]),
    "M0 0h2v1h-2zM3 0h1v1h-1zM1 2h3v1h-3z",
  );
});

test("a link of 2,000 characters fits, and one that is too long is no code", () => {
  const code = encode("a".repeat(2000), { ecc: "L", border: 4 });
  assert.equal(code.data.length, code.size);
  assert.equal(drawQr(encode, "a".repeat(3000), "name"), null);
});
