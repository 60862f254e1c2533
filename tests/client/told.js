// What a reader is told of a stored text, in short: "unreadable", "1 new", "2 changed", "1 removed", "revised".
import { editsOf } from "../../templates/client/edits.js";
import { currentAnswers, restore } from "../../templates/client/state.js";

/** @param {string} raw @param {import("../../templates/client/bank.js").Bank} bank */
export function told(raw, bank) {
  const { unread, fresh, changed, gone, revised } = editsOf(raw, bank, currentAnswers(restore(raw, bank).state, bank));
  const counts = Object.entries({ new: fresh.length, changed: changed.length, removed: gone.length });
  const edits = counts.filter(([, count]) => count).map(([name, count]) => `${count} ${name}`);
  return [...(unread ? [unread] : []), ...edits, ...(revised ? ["revised"] : [])];
}
