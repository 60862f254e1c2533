/**
 * The plan as Markdown, to take along.
 */

/**
 * @typedef {object} Lines a step in words
 * @property {string} title
 * @property {boolean} done
 * @property {string} text what the bank says of it; may have several lines
 * @property {string[]} facts such as its day and its rhythm
 * @property {string} note may have several lines
 */

/**
 * @param {string} title
 * @param {{ title: string, steps: Lines[] }[]} parts those without steps are left out
 * @returns {string}
 */
export function planMarkdown(title, parts) {
  const told = parts.filter(({ steps }) => steps.length);
  return [
    `# ${plainText(title)}`,
    ...told.map((part) => `## ${plainText(part.title)}\n\n${list(part.steps)}`),
    "",
  ].join("\n\n");
}

/** @param {Lines[]} steps */
const list = (steps) =>
  steps
    .map(({ title, done, text, facts, note }) => {
      const more = [...linesIn(text), ...facts, ...linesIn(note)].map((each) => plainText(each)).filter(Boolean);
      return [`- [${done ? "x" : " "}] **${plainText(title)}**`, ...more].join("  \n  ");
    })
    .join("\n");

/** @param {string} text */
const linesIn = (text) => text.split(/\r\n?|\n/);

/** Text in which no character means more than itself. @param {string} text */
const plainText = (text) =>
  text
    .trim()
    .replace(/\s+/g, " ")
    .replace(/[\\`*_[\]<>#|~&!]/g, "\\$&")
    .replace(/^([-+=]|\d+[.)])/, (found) => found.replace(/.$/, "\\$&"));
