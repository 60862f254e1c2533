/**
 * Days as people write them.
 */

/**
 * A day in the language of a page, in the way the reader's own region writes it.
 * @param {string} date ISO 8601
 * @param {string} language language tag of the page
 * @param {readonly string[]} [readers] language tags that the reader prefers
 * @param {"long" | "medium"} [dateStyle] medium where there is little room
 * @returns {string} "12 September 2026"; medium "12 Sept 2026"
 */
export function longDate(date, language, readers = globalThis.navigator?.languages ?? [], dateStyle = "long") {
  const own = readers.find((each) => each.split("-")[0] === language.split("-")[0]);
  return new Intl.DateTimeFormat(own ?? language, { dateStyle }).format(new Date(date));
}
