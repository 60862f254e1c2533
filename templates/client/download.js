/**
 * Hands the reader a file that was made in the page.
 */

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type media type
 */
export function download(name, text, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The browser has to have begun before the address is given back.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
