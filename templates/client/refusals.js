/**
 * What is done where a storage refuses, or holds what cannot be read.
 */

/** Why the browser refuses to store something. @param {unknown} error @returns {"full" | "blocked"} */
export const refusalOf = (error) => (/quota/i.test(`${error}`) ? "full" : "blocked");

/** The key of a copy. @param {string} key @param {number} number from 0 */
export const backupKey = (key, number) => `${key}:backup${number || ""}`;

/**
 * Keeps a text that cannot be read under a backup key of its own, once.
 * @param {Pick<Storage, "getItem" | "setItem">} area
 * @param {string} key
 * @param {string} raw
 */
export function keepCopy(area, key, raw) {
  let number = 0;
  while (![null, raw].includes(area.getItem(backupKey(key, number)))) number++;
  area.setItem(backupKey(key, number), raw);
}
