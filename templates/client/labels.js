/**
 * What was answered, in words.
 */

/**
 * The labels of all that was chosen, or what was typed.
 * @param {HTMLElement} root the assessment
 * @param {string} item its id
 * @param {import("./bank.js").Answer} [answer]
 * @returns {string}
 */
export function labelOf(root, item, answer = "") {
  const values = answer.length ? [answer].flat() : [""];
  const boxes = root.querySelectorAll(`[data-item="${CSS.escape(item)}"] label > input`);
  const chosen = [...boxes].filter((box) => values.includes(/** @type {HTMLInputElement} */ (box).value));
  return chosen.map((box) => box.parentElement?.textContent?.trim()).join(", ") || String(answer);
}
