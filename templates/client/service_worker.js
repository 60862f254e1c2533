/**
 * Makes the site readable without a network, where the guide asks for it. The published `sw.js` is this module behind a
 * line that says what the site consists of; without that line it takes itself, and all that was kept, away again.
 *
 * Pages come from the network, so that what is read is new, and from the copy when there is none. Everything else is
 * named by what is in it and comes from the copy. A new copy is made beside the old one, of which it takes over what has
 * not changed, and takes its place when no page uses the old one any more.
 */

/**
 * @typedef {object} Copy
 * @property {string} version changes with anything in the site
 * @property {Record<string, string>} files by address from the root of the site: what changes with what is in the file
 */

/** @type {any} */
const worker = self;

/** @type {Copy | undefined} */
const copy = worker.selfcheckCopy;

/** What the names of our copies begin with: several sites may share an origin. */
const ours = `selfcheck:${new URL(worker.registration.scope).pathname}:`;

/** Milliseconds after which a page that is slow to come is shown as it was kept. */
const PATIENCE = 3000;

/** @param {string} path from the root of the site */
const addressOf = (path) => new URL(path, worker.registration.scope).href;

/** What was kept of a file says of which: a page and its style sheet have to go together. @param {string} path */
const keyOf = (path) => `${addressOf(path)}?kept=${copy?.files[path]}`;

/** Keeps the whole site; what a copy from before has just so is taken over. */
const keep = async (/** @type {Copy} */ { version, files }) => {
  const [cache, names] = await Promise.all([caches.open(ours + version), caches.keys()]);
  const before = await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.open(name)));
  for (const path of Object.keys(files)) {
    const known = await Promise.all(before.map((each) => each.match(keyOf(path))));
    const found = known.find((each) => each) ?? (await fetch(addressOf(path), { cache: "no-cache" }));
    if (!found.ok) throw new Error(`${path}: ${found.status}`);
    await cache.put(keyOf(path), found);
  }
};

/** Deletes all copies but that of a version, if it is given. */
const forget = async (version = "") => {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(ours) && name !== ours + version);
  await Promise.all(old.map((name) => caches.delete(name)));
};

/** Takes itself away: the guide asks for no copy any more. */
const leave = async () => {
  await forget();
  await worker.registration.unregister();
};

/** @param {string} path @returns {Promise<Response | undefined>} */
const kept = (path) => caches.match(keyOf(path));

/** A page as it is now, or as it was kept. */
const fresh = async (/** @type {Request} */ request, /** @type {string} */ path) => {
  const found = fetch(request);
  found.catch(() => {}); // told below, or too late to matter
  const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const first = await Promise.race([found, slow.then(() => kept(path))]);
    return /** @type {Response} */ (first ?? (await found));
  } catch {
    if (`${path}/` in (copy?.files ?? {})) return Response.redirect(addressOf(`${path}/`), 302);
    const page = await kept(path);
    const missing = request.mode === "navigate" ? await kept("404.html") : undefined;
    if (!page && !missing) return Response.error();
    return page ?? new Response(missing?.body, { status: 404, headers: missing?.headers });
  }
};

/** The answer to a request for a part of the site; nothing for all others. @param {Request} request */
function answerTo(request) {
  const { origin, pathname } = new URL(request.url);
  const root = new URL(worker.registration.scope);
  if (request.method !== "GET" || origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  const path = decodeURI(pathname.slice(root.pathname.length));
  const page = request.mode === "navigate" || !path || /(\/|\.html|\.json|\.xml)$/.test(path);
  if (page) return fresh(request, path);
  return path in (copy?.files ?? {}) ? kept(path).then((found) => found ?? fetch(request)) : undefined;
}

worker.addEventListener("install", (/** @type {any} */ event) =>
  event.waitUntil(copy ? keep(copy) : worker.skipWaiting()),
);
worker.addEventListener("activate", (/** @type {any} */ event) =>
  event.waitUntil(copy ? forget(copy.version) : leave()),
);
if (copy)
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const answer = answerTo(event.request);
    if (answer) event.respondWith(answer);
  });
