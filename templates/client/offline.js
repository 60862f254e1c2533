/**
 * Asks the browser to keep the site, so that it can be read without a network; not where the reader keeps everything in
 * this tab only. The page names the service worker, which stands at the root of the site.
 */

import { areaOf } from "./area.js";

const address = document.querySelector("script[data-worker]")?.getAttribute("data-worker") ?? "";
const worker = new URL(address, location.href).href;
try {
  if (address && areaOf(new URL(".", worker).href) === localStorage)
    navigator.serviceWorker.register(worker).catch(() => {});
} catch {
  // A browser that keeps nothing else keeps no pages.
}
