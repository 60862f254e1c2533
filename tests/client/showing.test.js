// Section 11 of docs/explanation/scoring.md: the score as shown.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bandsFrom } from "./banks.js";
import { scored } from "./scoring.js";

/** How a score of these points is shown on a scale of 0 to 100. */
function shown(points, edges = [], scale = {}) {
  const sets = [
    [
      ["low", "-1000"],
      ["x", points],
      ["high", "1000"],
    ],
  ];
  const bands = bandsFrom("-1000", ...edges);
  return scored({ parts: [{ item: "a" }], bands, ...scale }, { a: "x" }, { sets }).shown;
}

test("the last step decides how many places are shown", () => {
  assert.equal(scored({ steps: [{ decimals: 2 }] }, { a: "4", b: "3" }).shown, "3.50");
  assert.equal(scored({ steps: [{ decimals: 0 }] }, { a: "4", b: "3" }).shown, "4");
  assert.equal(scored({ steps: [{ round_up: 1 }] }, { a: "4", b: "3", c: "3" }).shown, "3.4");
  assert.equal(scored({ steps: [{ round_down: 3 }] }, { a: "4", b: "3", c: "3" }).shown, "3.333");
  assert.equal(
    scored({ steps: [{ decimals: 0 }, { add: "0.25" }], range: ["0", "4"] }, { a: "4", b: "3" }).shown,
    "4.25",
  );
});

test("as many places as it takes to stand on the right side of an edge", () => {
  assert.equal(shown("200/3", ["40"]), "67");
  assert.equal(shown("39.97", ["40"]), "39.97");
  assert.equal(shown("39.97", ["30"]), "40");
  assert.equal(shown("50", ["40"]), "50");
  assert.equal(shown("10/3"), "3");
  assert.equal(shown("119/3", ["40"]), "39.7");
  assert.equal(shown("-39.97", ["-40"], { bands: [[null, 0, "-40", 0], ["-40", 1, null, 0]] }), "-39.97"); // prettier-ignore
});

test("twelve places at most", () => {
  assert.equal(shown("39.9999999999999", ["40"]), "40.000000000000");
  assert.equal(shown("39.999999999999", ["40"]), "39.999999999999");
});

test("a narrow range is shown with enough places to split it into a hundred", () => {
  const narrow = (range, answers) => scored({ range }, answers).shown;
  assert.equal(narrow(["0", "4"], { a: "4", b: "3" }), "3.5");
  assert.equal(narrow(["0", "4"], { a: "4", b: "3", c: "3" }), "3.33");
  assert.equal(narrow(["0", "4"], { a: "2" }), "2");
  assert.equal(narrow(["0", "0.001"], { a: "4", b: "3", c: "3" }), "3.33333");
  assert.equal(narrow(["0", "0.0000001"], { a: "4", b: "3", c: "3" }), "3.333333", "six at most");
  assert.equal(narrow(["3", "3"], { a: "4", b: "3", c: "3" }), "3.333333");
  assert.equal(narrow(["-50", "50"], { a: "4", b: "3", c: "3" }), "3");
  assert.equal(narrow(["-49", "50"], { a: "4", b: "3", c: "3" }), "3.3");
});

test("zeros are left out at the end, not within", () => {
  assert.equal(shown("100", [], { range: ["0", "4"] }), "100");
  assert.equal(shown("10.10", [], { range: ["0", "4"] }), "10.1");
  assert.equal(shown("-0.5", [], { range: ["0", "4"] }), "-0.5");
  assert.equal(shown("0", [], { range: ["0", "4"] }), "0");
});
