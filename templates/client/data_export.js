/**
 * The part of the page "data" that saves files.
 */

import { areaOf, prefixOf } from "./area.js";
import { answerRows, csv } from "./csv.js";
import { nameOf } from "./data_words.js";
import { saveFile } from "./download.js";
import { MOST_BYTES, bytesOf, exportedFiles, fileName } from "./export.js";
import { describe } from "./inventory.js";
import { keptIn } from "./everything.js";
import { messageTemplate } from "./messages.js";
import { sectionPage } from "./section_page.js";

/** @typedef {import("./data.js").DataPage} DataPage */

/** What is kept; nothing where the browser refuses. @param {string} base */
function keptNow(base) {
  try {
    return keptIn(areaOf(base), base);
  } catch {
    return new Map();
  }
}

/** @param {DataPage} page */
export function saveExport({ base, tell }) {
  const entries = keptNow(base);
  if (!entries.size) return tell("export", "nothing");
  const date = new Date();
  const name = fileName(base, date, "json");
  const files = exportedFiles(entries, base, date.toISOString());
  const count = files.length;
  files.forEach((text, at) =>
    saveFile(count > 1 ? name.replace(".json", `-${at + 1}-of-${count}.json`) : name, "application/json", text),
  );
  const large = files.some((text) => bytesOf(text) > MOST_BYTES);
  tell("export", large ? "exported-large" : count > 1 ? "exported-files" : "exported", { name, count });
}

/** @param {DataPage} page */
export const saveCsv = async (page) => {
  const { base, root, sections, say, tell } = page;
  const entries = [...keptNow(base)].filter(
    ([key, text]) => describe(key.slice(prefixOf(base).length), text).kind === "section",
  );
  if (!entries.length) return tell("export", "nothing");
  tell("export", "gathering");
  const found = await Promise.all(
    entries.map(async ([key, text]) => {
      const section = sections.find(({ id }) => id === key.slice(prefixOf(base).length));
      const words = section ? await sectionPage(base, section) : null;
      return { rows: answerRows(nameOf(key, text, page), text, words, say("current")), lost: !!section && !words };
    }),
  );
  const head = [...messageTemplate(root).content.querySelectorAll("[data-column]")].map(
    (each) => each.textContent ?? "",
  );
  const name = fileName(base, new Date(), "csv");
  saveFile(name, "text/csv", csv([head, ...found.flatMap(({ rows }) => rows)]));
  tell("export", found.some(({ lost }) => lost) ? "worded" : "exported", { name });
};
