/**
 * How much each section matters to the reader just now, from 0 to 4. Pure; what is stored is kept by `kept.js`.
 */

import { FORMAT, isRecord } from "./stored.js";

/** @typedef {import("./kept.js").Kept} Kept */

/** Before anything is said. @type {Kept} */
export const NOTHING_SAID = { format: FORMAT, sections: {} };

/** @param {Kept} found */
export const isMatters = (found) => isRecord(found.sections);

/** @param {Kept} kept @param {string} section @returns {number | null} from 0 to 4; null when nothing is said */
export function mattersOf(kept, section) {
  const said = Object.hasOwn(kept.sections, section) ? kept.sections[section] : null;
  return Number.isInteger(said) && said >= 0 && said <= 4 ? said : null;
}

/** @param {string} section @param {number | null} said null takes it back @returns {(kept: Kept) => Kept} */
export const sayMatters = (section, said) => (kept) => {
  const sections = { ...kept.sections };
  if (said === null) delete sections[section];
  else sections[section] = said;
  return { ...kept, sections };
};
