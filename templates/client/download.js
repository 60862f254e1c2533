/**
 * Gives the reader a file. It is made in the browser; nothing is sent.
 */

/** How long a browser may take to begin with a file, in milliseconds. */
const LONG_ENOUGH = 60_000;

/**
 * @param {string} name of the file
 * @param {string} kind its media type
 * @param {string} text
 */
export function saveFile(name, kind, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LONG_ENOUGH);
}
