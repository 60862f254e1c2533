import assert from "node:assert/strict";
import { test } from "node:test";
import { holds } from "./arithmetic.js";

test("sums are read as they are written", () => {
  const right = ["7 ÷ 2 = 3.5", "10 ÷ 3 ≈ 3.33", "≈ 3.33 × 3 = 10", "2 + 3 × (−4) = −10", "(3 − 1) × 100 ÷ 4 = 50"];
  for (const text of [...right, "50 + 10 × (28 − 20) ÷ 5 = 66", "2 ^ −1 = 0.5", "(−2) ^ 2 = 4", "7"])
    assert.ok(holds(text), text);
  for (const text of ["7 ÷ 2 = 3.6", "10 ÷ 3 = 3.33", "10 ÷ 3 ≈ 3.34", "≈ 3.33 × 3 = 10.1", "2 + 3 × 4 = 20"])
    assert.ok(!holds(text), text);
});
