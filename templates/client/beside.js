/**
 * Files that are fetched later, from beside the scripts: the theme changes the address before it changes the page, so
 * what is relative to the page may lead elsewhere by then.
 */

/** @param {string} folder beside that of the scripts @param {string} address as it stands on the page */
export const fileIn = (folder, address) => new URL(`../${folder}/${address.split("/").pop()}`, import.meta.url).href;

/** @param {string} address of a style sheet, as it stands on the page @returns {HTMLLinkElement} */
export function sheetOf(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = fileIn("styles", address);
  return link;
}
