// Small banks for the tests of the client, in the shape of the page data.

/** Options 0 to 4. */
export const FIVE = ["0", "1", "2", "3", "4"].map((value) => [value, value]);

/**
 * A bank of items with options 0 to 4 and the given scales.
 * @param {object} parts
 * @param {string[]} [parts.ids] item ids
 * @param {Record<string, object>} [parts.items] further keys of items, by id
 * @param {object[]} [parts.scales] `parts` may be left out for all items; `range` is 0 to 100 when left out
 */
export function bankOf({ ids = ["a", "b", "c"], items = {}, scales = [], ...rest }) {
  return {
    format: 2,
    bank: "chapter/section",
    revision: 1,
    headline: scales.at(-1)?.id,
    sets: [FIVE],
    items: ids.map((id) => ({ id, set: 0, fingerprint: `print-${id}`, ...items[id] })),
    scales: scales.map((scale) => ({
      method: "mean",
      range: ["0", "100"],
      parts: ids.map((item) => ({ item })),
      missing: { number: 1 },
      ...scale,
    })),
    ...rest,
  };
}

/** Answers as the scorer takes them. @param {Record<string, string | string[]>} answers */
export const given = (answers) => new Map(Object.entries(answers));

/** A response set of options that are worth their value. @param {...string} values */
export const worth = (...values) => values.map((value) => [value, value]);

/** Bands that begin at these numbers. @param {...string} edges */
export const bandsFrom = (...edges) => edges.map((edge, place) => [edge, 0, edges[place + 1] ?? null, 1]);
