/**
 * Reads what a section page says of its bank: the page data, questions, labels of answers, titles of scales and bands.
 * The page is fetched from the site and never run.
 */

/**
 * @typedef {object} ItemWords
 * @property {string} question without its number
 * @property {Map<string, string>} labels of the answers that can be chosen, by their value
 *
 * @typedef {object} ScaleWords
 * @property {string} title
 * @property {string[]} bands their labels, in the order of the bank
 *
 * @typedef {object} SectionPage
 * @property {import("./bank.js").Bank} bank
 * @property {Map<string, ItemWords>} items by id, in the order of the bank
 * @property {Map<string, ScaleWords>} scales by id, in the order of the page; those alone that readers are shown
 */

/** The shape of page data that is known here. */
const DATA_FORMAT = 2;

/**
 * @param {Document} page
 * @returns {SectionPage | null} null for a page without an assessment, or with one that is of another version
 */
export function readSectionPage(page) {
  const data = /** @type {HTMLTemplateElement | null} */ (page.querySelector("#selfcheck-data"));
  if (!data) return null;
  /** @type {import("./bank.js").Bank} */
  const bank = JSON.parse(data.content.textContent ?? "");
  if (bank.format !== DATA_FORMAT) return null;
  const places = [...page.querySelectorAll("[data-item]")];
  const items = places.map((place) => /** @type {const} */ ([place.getAttribute("data-item") ?? "", wordsOf(place)]));
  /** @type {Map<string, ScaleWords>} */
  const scales = new Map();
  for (const place of page.querySelectorAll(".sc-headline, tr[data-scale]")) {
    const title = place.querySelector(".sc-scale-title") ?? place.querySelector("th")?.firstChild;
    const bands = [...place.querySelectorAll("span[data-band]")].map(textOf);
    scales.set(place.getAttribute("data-scale") ?? "", { title: textOf(title), bands });
  }
  return { bank, items: new Map(items), scales };
}

/** @param {Element} place @returns {ItemWords} */
function wordsOf(place) {
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll("[type=radio], [type=checkbox]"));
  return {
    question: textOf(place.firstElementChild).replace(/^\S+\.\s+/, ""),
    labels: new Map([...boxes].map((box) => [box.getAttribute("value") ?? "", textOf(box.parentElement)])),
  };
}

/** @param {Node | null | undefined} node */
const textOf = (node) => node?.textContent?.trim().replace(/\s+/g, " ") ?? "";

/** Pages that were read, by address. @type {Map<string, Promise<SectionPage | null>>} */
const PAGES = new Map();

/**
 * @param {string} base address of the site's root, absolute
 * @param {import("./own_page.js").Section} section
 * @returns {Promise<SectionPage | null>} null where it cannot be had now; it is asked for again next time
 */
export function sectionPage(base, { id, url }) {
  const address = new URL(url, base).href;
  const known = PAGES.get(address) ?? fetchPage(address, id);
  PAGES.set(address, known);
  known.then((page) => page ?? PAGES.delete(address));
  return known;
}

/** @param {string} address @param {string} id @returns {Promise<SectionPage | null>} */
const fetchPage = async (address, id) => {
  try {
    const response = await fetch(address);
    if (!response.ok) return null;
    const page = readSectionPage(new DOMParser().parseFromString(await response.text(), "text/html"));
    return page?.bank.bank === id ? page : null;
  } catch {
    return null;
  }
};

/**
 * An answer in words: the labels of all that was chosen, or what was typed.
 * @param {ItemWords | undefined} item
 * @param {import("./bank.js").Answer} answer
 * @returns {string}
 */
export function answersInWords(item, answer) {
  const values = answer.length ? [answer].flat() : [""];
  return values.map((value) => item?.labels.get(value) ?? value).join(", ");
}
