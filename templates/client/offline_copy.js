/**
 * The copy of the pages that the browser keeps for reading without a network, and the service worker that makes it.
 */

import { prefixOf } from "./area.js";

/**
 * Takes the copy away, and the worker with it.
 * @param {string} base address of the site's root, absolute
 * @returns {Promise<boolean>} whether nothing of it is left
 */
export const dropCopy = async (base) => {
  const workers = await seen(() => navigator.serviceWorker.getRegistrations());
  const names = await seen(() => caches.keys());
  const dropped = await Promise.allSettled([
    ...workers.filter(({ scope }) => scope === base).map((worker) => worker.unregister()),
    ...names.filter((name) => name.startsWith(prefixOf(base))).map((name) => caches.delete(name)),
  ]);
  return dropped.every(({ status }) => status === "fulfilled");
};

/**
 * What a browser lets us see; one that lets us see nothing has not let us keep anything either.
 * @template T
 * @param {() => Promise<readonly T[]>} look
 * @returns {Promise<readonly T[]>}
 */
const seen = async (look) => {
  try {
    return await look();
  } catch {
    return [];
  }
};
