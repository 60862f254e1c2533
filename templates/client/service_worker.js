/**
 * Makes the site readable without a network, where the guide asks for it. The published `sw.js` is this module behind a
 * line that says what the site consists of; without that line it takes itself, and all that was kept, away again.
 *
 * What is named by what is in it comes from the copy. Everything else, pages above all, comes from the network, so that
 * what is read is new, and from the copy when there is none or the server fails. A new copy is made beside the old one,
 * of which it takes over what has not changed, and takes its place when no page uses the old one any more.
 */

/**
 * @typedef {object} Copy
 * @property {string} version changes with anything in the site
 * @property {Record<string, string>} files by address from the root of the site: how the SHA-256 of what is in it begins
 */

/** @type {any} */
const worker = self;

/** @type {Copy | undefined} */
const copy = worker.selfcheckCopy;
const files = copy?.files ?? {};

/** Where the site stands. */
const root = new URL(worker.registration.scope);

/** What the names of our copies begin with: several sites may share an origin. */
const ours = `selfcheck:${root.pathname}:`;

/** Milliseconds after which a page that is slow to come is shown as it was kept. */
const PATIENCE = 3000;

/** Files whose names change with what is in them: ours, and the theme's. */
const NAMED_BY_CONTENT = /^assets\/selfcheck\/[0-9a-f]{10}\/|^assets\/.*\.[0-9a-f]{8}\.min\./;

/** @param {string} path from the root of the site */
const addressOf = (path) => new URL(path.split("/").map(encodeURIComponent).join("/"), root).href;

/** What was kept of a file says of which: a page and its style sheet have to go together. @param {string} path */
const keyOf = (path) => `${addressOf(path)}?kept=${files[path]}`;

/** How the SHA-256 of something begins. @param {ArrayBuffer} data */
const digestOf = async (data) => {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", data)).slice(0, 6);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

/**
 * A file just as the site was built with it. While a new site is being put up, what stands between may still give what was
 * there before, though not under an address that nobody has asked for.
 * @param {string} path
 */
const fetched = async (path) => {
  for (const address of [addressOf(path), keyOf(path)]) {
    const found = await fetch(address, { cache: "no-cache" });
    const data = await found.arrayBuffer();
    // A new response, since a browser shows none as a page that was sent on from elsewhere.
    if (found.ok && (await digestOf(data)) === files[path]) return new Response(data, { headers: found.headers });
  }
  throw new Error(`${path} is not what the site was built with`);
};

/** Keeps the whole site; what a copy from before has just so is taken over. */
const keep = async (/** @type {Copy} */ { version }) => {
  const [cache, names] = await Promise.all([caches.open(ours + version), caches.keys()]);
  const before = await Promise.all(names.filter((name) => name.startsWith(ours)).map((name) => caches.open(name)));
  for (const path of Object.keys(files)) {
    const known = await Promise.all(before.map((each) => each.match(keyOf(path))));
    await cache.put(keyOf(path), known.find((each) => each) ?? (await fetched(path)));
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

/** A page or a file as it is now, or as it was kept. */
const fresh = async (/** @type {Request} */ request, /** @type {string} */ path) => {
  const found = fetch(request);
  found.catch(() => {}); // told below, or too late to matter
  const slow = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  try {
    const first = await Promise.race([found, slow.then(() => kept(path))]);
    const answer = /** @type {Response} */ (first ?? (await found));
    return answer.status >= 500 ? ((await kept(path)) ?? answer) : answer;
  } catch {
    return (await kept(path)) ?? Response.error();
  }
};

/** What is shown without a network in place of a page that the site does not have. @param {string} path */
const missing = async (path) => {
  if (Object.hasOwn(files, `${path}/`)) return Response.redirect(addressOf(`${path}/`), 302);
  const page = await kept("404.html");
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error();
};

/** Whether a page would be one of this site: at the root of a host, others stand beside our folders. */
const isWithin = (/** @type {string} */ path) => {
  const folder = `${path.split("/")[0]}/`;
  return root.pathname !== "/" || Object.keys(files).some((each) => each.startsWith(folder));
};

/** The answer to a request for a part of the site; nothing for all others. @param {Request} request */
function answerTo(request) {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== root.origin || !pathname.startsWith(root.pathname)) return undefined;
  // Whoever asks for a part of a file wants no whole one.
  if (request.headers.has("range")) return undefined;
  const path = decoded(pathname.slice(root.pathname.length));
  if (!Object.hasOwn(files, path))
    return request.mode === "navigate" && isWithin(path) ? fetch(request).catch(() => missing(path)) : undefined;
  if (NAMED_BY_CONTENT.test(path)) return kept(path).then((found) => found ?? fetch(request));
  return fresh(request, path);
}

/** @param {string} path as it stands in an address */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
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
