/**
 * Asks the browser to keep the site, so that it can be read without a network. The page names the service worker.
 */

const address = document.querySelector("script[data-worker]")?.getAttribute("data-worker");
if (address) navigator.serviceWorker?.register(new URL(address, location.href).href).catch(() => {});
