/**
 * explain: fetched when it is needed.
 */

/** @param {object} later */
export function show(later) {
  void later;
}
