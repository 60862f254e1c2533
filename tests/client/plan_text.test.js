import assert from "node:assert/strict";
import { test } from "node:test";
import { planMarkdown } from "../../templates/client/plan_text.js";
import { calendarDayOf, factsOf, linesOf, sentenceOf } from "../../templates/client/plan_words.js";
import { newStep } from "../../templates/client/plan_state.js";

const step = (more) => ({ ...newStep({ title: "Call Kim" }, "1", ""), ...more });
const WORDS = {
  sentence: "If it is {cue}: {title}",
  from: "From: {section}",
  no_date: "no day",
  week: "every week",
  moved: "moved",
  untitled: "?",
};
const say = (name, values = {}) => WORDS[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);

test("a plan as Markdown", () => {
  const said = { text: "Ask.\n\n- Listen", cue: "Monday", note: "One\n\n  two " };
  const kim = step({ ...said, date: "2026-12-01", every: "week", status: "moved" });
  const found = planMarkdown("Plan", [
    {
      title: "To do",
      steps: [linesOf(kim, say, "en-GB", "Old *friends*"), linesOf(step({ title: " " }), say, "en-GB")],
    },
    { title: "Done", steps: [] },
  ]);
  assert.equal(
    found,
    "# Plan\n\n## To do\n\n" +
      "- [ ] **Call Kim**  \n  Ask.  \n  \\- Listen  \n  If it is Monday: Call Kim  \n  1 December 2026 · every week · moved  \n" +
      "  From: Old \\*friends\\*  \n  One  \n  two\n" +
      "- [ ] **?**  \n  no day\n\n",
  );
});

test("what is written by the reader means no more than itself", () => {
  const steps = [{ title: "*a* [b](c) <d> `e`", done: true, text: "", facts: [], note: "# f\n- g\n12. h\n1) i" }];
  assert.equal(
    planMarkdown("Plan", [{ title: "Done", steps }]),
    "# Plan\n\n## Done\n\n" +
      "- [x] **\\*a\\* \\[b\\](c) \\<d\\> \\`e\\`**  \n  \\# f  \n  \\- g  \n  12\\. h  \n  1\\) i\n\n",
  );
});

test("what goes into a calendar", () => {
  const kim = step({ text: "Ask.", cue: " Monday ", note: "Soon", date: "2026-12-01", every: "week" });
  assert.deepEqual(calendarDayOf(kim, say), {
    uid: "selfcheck-1",
    title: "Call Kim",
    text: "Ask.\n\nIf it is Monday: Call Kim\n\nSoon",
    date: "2026-12-01",
    every: "week",
  });
  assert.equal(calendarDayOf(step({}), say).text, "");
  assert.equal(sentenceOf(step({}), say), "");
  assert.deepEqual(factsOf(step({}), say, "en"), ["no day"]);
});
