/**
 * What a page says: its words stand in the page, and the client fills in what stands in braces.
 */

/** @typedef {(name: string, values?: Record<string, string | number>) => string} Say a message of the page, filled in */

/** @param {ParentNode} root */
export const messageTemplate = (root) =>
  /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-messages]"));

/** A text whose signs stay in front of their numbers, also where it is written from the right. @param {string} text */
export const signsInFront = (text) =>
  document.body.dir === "rtl" ? text.replace(/[+−]\d[\d.]*/g, "\u2066$&\u2069") : text;

/**
 * The messages of the page. One that counts is there in every plural form of its language, each with a number that
 * takes that form.
 * @param {ParentNode} root
 * @returns {Say}
 */
export function messages(root) {
  const all = [...messageTemplate(root).content.querySelectorAll("[data-message]")];
  const plural = new Intl.PluralRules(document.documentElement.lang);
  return (name, values = {}) => {
    const forms = all.filter((each) => each.getAttribute("data-message") === name);
    const category = plural.select(Number(values.count ?? 1));
    const form = forms.find((each) => plural.select(Number(each.getAttribute("data-count"))) === category);
    const text = (form ?? forms[forms.length - 1]).textContent ?? "";
    return signsInFront(text.replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? "")));
  };
}

/** @param {ParentNode} within @param {string} name @returns {HTMLElement} the element that the client fills in */
export const slot = (within, name) => /** @type {HTMLElement} */ (within.querySelector(`[data-slot="${name}"]`));
