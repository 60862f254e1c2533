/**
 * Style sheets that are fetched with a script, from beside it: the theme changes the address before it changes the page.
 */

/** @param {string} address as it stands on the page @returns {HTMLLinkElement} */
export function sheetOf(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL(`../styles/${address.split("/").pop()}`, import.meta.url).href;
  return link;
}
