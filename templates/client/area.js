/**
 * Where the reader wants things kept: in this browser, or in this tab alone, on a computer that others use as well.
 */

/** @param {string} base address of the site's root, absolute @returns {string} what all keys of the site begin with */
export const prefixOf = (base) => `selfcheck:${new URL(base).pathname}:`;

/** @param {string} base @returns {string} the key, in the storage of the tab, that says that nothing is kept beyond it */
export const sessionKey = (base) => `${prefixOf(base)}session`;

/**
 * The storage that is in use. In some browsers the very look at it throws.
 * @param {string} base
 * @returns {Storage}
 */
export const areaOf = (base) =>
  window.sessionStorage.getItem(sessionKey(base)) ? window.sessionStorage : window.localStorage;
