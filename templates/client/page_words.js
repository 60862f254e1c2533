/**
 * Words that stand in the page already, and that what is kept of a result is told in.
 */

/**
 * @typedef {import("./stored.js").Score} Score
 */

/** A number with a true minus sign. @param {string} shown */
export const minus = (shown) => shown.replace("-", "−");

/**
 * The scores of the scales that readers see, as an attempt keeps them.
 * @param {ParentNode} root the assessment
 * @param {Iterable<import("./score.js").ScaleScore>} scales
 * @returns {Record<string, Score>} by scale id; a scale without a score is left out
 */
export function scoresOf(root, scales) {
  /** @type {Record<string, Score>} */
  const scores = {};
  for (const { scale, score: x, shown, band, range } of scales) {
    const place = root.querySelector(`[data-scale="${scale}"]`);
    const label = place?.querySelector(`span[data-band="${band}"]`)?.textContent ?? "";
    if (x && place)
      scores[scale] = { shown: minus(shown), band: label, x: `${x}`, low: `${range[0]}`, high: `${range[1]}` };
  }
  return scores;
}
