/**
 * The link out of a page in a hurry: it takes the place of the page in the history, so that "back" does not lead to it.
 */

document.addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest(".sc-exit a");
  if (!link) return;
  event.preventDefault();
  location.replace(/** @type {HTMLAnchorElement} */ (link).href);
});
