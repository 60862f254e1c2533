/**
 * A script knows the words of the bank language by tables: types of items, kinds of conditions and of parts, methods and
 * steps. Those that most banks are content with stand beside their table; `whole_language.js` adds all others. A word
 * that a table does not have makes the scorer throw: nothing is ever scored as something else.
 */

/**
 * What a table says of a thing, by the one of its keys that the table has.
 * @template Entry
 * @param {Record<string, Entry>} table
 * @param {object} thing
 * @returns {Entry}
 */
export const wordOf = (table, thing) => table[/** @type {string} */ (Object.keys(thing).find((key) => table[key]))];
