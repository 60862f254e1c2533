/**
 * What the reader's own pages say: their words stand in the page, and the client fills in what stands in braces.
 */

/**
 * The messages of a page. One that counts is there in every plural form of its language, each with a number that takes
 * that form.
 * @param {ParentNode} root
 * @returns {(name: string, values?: Record<string, string | number>) => string}
 */
export function wordsOf(root) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-messages]"));
  const all = [...template.content.querySelectorAll("[data-message]")];
  const plural = new Intl.PluralRules(document.documentElement.lang);
  return (name, values = {}) => {
    const forms = all.filter((each) => each.getAttribute("data-message") === name);
    const category = plural.select(Number(values.count ?? 1));
    const form = forms.find((each) => plural.select(Number(each.getAttribute("data-count"))) === category);
    const text = (form ?? forms[forms.length - 1]).textContent ?? "";
    return text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  };
}

/** @param {ParentNode} within @param {string} name @returns {HTMLElement} the element that the client fills in */
export const place = (within, name) => /** @type {HTMLElement} */ (within.querySelector(`[data-slot="${name}"]`));

/** A copy of what a template of the page holds. @param {ParentNode} root @param {string} name @returns {HTMLElement} */
export function copyOf(root, name) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-copy="${name}"]`));
  return /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
}

/** Says something in a region that screen readers listen to. @param {HTMLElement} region @param {string} text */
export function tell(region, text) {
  if (region.textContent !== text) region.textContent = text;
}

/** The theme takes single letters for shortcuts wherever they are typed, and would leave the page. @param {HTMLElement} root */
export const keepKeys = (root) =>
  root.addEventListener("keydown", (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) event.stopPropagation();
  });
