/**
 * Links that hold what is shared. It stands behind "#", which browsers do not send.
 */

const MARK = "#s=";

/**
 * @param {string} base address of the site's root, absolute
 * @param {string} wrapped
 * @returns {string}
 */
export const linkTo = (base, wrapped) => new URL(`my/compare/${MARK}${wrapped}`, base).href;

/**
 * What is shared in an address, or in the part of it behind "#".
 * @param {string} address
 * @returns {string | null} null where it holds nothing of the kind
 */
export function linkIn(address) {
  const place = address.indexOf(MARK);
  return place < 0 ? null : address.slice(place + MARK.length);
}
