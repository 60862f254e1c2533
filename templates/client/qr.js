/**
 * Draws a QR code.
 */

const SVG = "http://www.w3.org/2000/svg";

/** White all around, as the standard asks for, in modules. */
const BORDER = 4;

/**
 * @param {(text: string, options: object) => { size: number, data: boolean[][] }} encode of the library
 * @param {string} text
 * @param {string} name what screen readers say
 * @returns {SVGElement | null} null where the text is too long for a QR code
 */
export function drawQr(encode, text, name) {
  let code;
  try {
    code = encode(text, { ecc: "L", border: BORDER });
  } catch {
    return null;
  }
  const drawn = element("svg", {
    viewBox: `0 0 ${code.size} ${code.size}`,
    role: "img",
    "aria-label": name,
    "shape-rendering": "crispEdges",
  });
  // Dark on light in every scheme: many readers cannot do with the reverse.
  drawn.append(
    element("rect", { width: "100%", height: "100%", fill: "#fff" }),
    element("path", { d: pathOf(code.data), fill: "#000" }),
  );
  return /** @type {SVGElement} */ (drawn);
}

/**
 * The dark modules as one path, a run of them in a row at a time.
 * @param {boolean[][]} rows
 * @returns {string}
 */
export function pathOf(rows) {
  return rows
    .map((row, y) => {
      const runs = [
        ...row
          .map((dark) => (dark ? "1" : "0"))
          .join("")
          .matchAll(/1+/g),
      ];
      return runs.map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("");
    })
    .join("");
}

/** @param {string} tag @param {Record<string, string>} attributes */
function element(tag, attributes) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}
