/**
 * Asks the browser to keep the site, so that it can be read without a network, where the guide asks for that; not where the
 * reader keeps everything in this tab only.
 */

import { areaOf } from "./area.js";
import { SITE } from "./site.js";

try {
  if (document.querySelector("[data-worker]") && areaOf(SITE) === localStorage)
    navigator.serviceWorker.register(`${SITE}sw.js`).catch(() => {});
} catch {
  // A browser that keeps nothing else keeps no pages.
}
