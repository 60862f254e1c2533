import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, mock, test } from "node:test";

const HOST = "https://someone.github.io";
const OURS = "assets/selfcheck/0123456789/client/x.js";

/** What the site is built with. */
const SITE = {
  "": "home",
  "404.html": "not found",
  "one/alpha/": "alpha",
  "one/picture (1) #2.png": "picture",
  [OURS]: "script",
  "assets/stylesheets/main.57a0d79d.min.css": "style",
  "assets/javascripts/lunr/min/lunr.de.min.js": "language",
};

const { fetch } = globalThis;
beforeEach(() => mock.timers.enable({ apis: ["setTimeout"] }));
afterEach(() => {
  mock.timers.reset();
  Object.assign(globalThis, { fetch, self: undefined, caches: undefined });
});

const digestOf = (text) => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** Caches as browsers have them, in memory. */
class MemoryCaches {
  /** @type {Map<string, Map<string, Response>>} */
  all = new Map();

  async open(name) {
    if (!this.all.has(name)) this.all.set(name, new Map());
    const files = this.all.get(name);
    return {
      match: async (key) => files.get(key)?.clone(),
      put: async (key, response) => void files.set(key, response),
    };
  }

  async keys() {
    return [...this.all.keys()];
  }

  async match(key) {
    return [...this.all.values()].map((files) => files.get(key)?.clone()).find(Boolean);
  }

  async delete(name) {
    return this.all.delete(name);
  }
}

let loaded = 0;

/**
 * The worker of a site at a path, and what the network gives: a text by its address, the site as it was built first.
 * @param {string} [path]
 */
async function workerAt(path = "/repo/") {
  const scope = HOST + path;
  const files = Object.fromEntries(Object.entries(SITE).map(([name, text]) => [name, digestOf(text)]));
  const network = new Map(Object.entries(SITE).map(([name, text]) => [scope + name, text]));
  const handlers = {};
  const asked = [];
  const caches = new MemoryCaches();
  Object.assign(globalThis, {
    caches,
    self: {
      selfcheckCopy: { version: "v1", files },
      registration: { scope },
      addEventListener: (name, handler) => (handlers[name] = handler),
    },
    fetch: async (request) => {
      const address = decodeURIComponent(request.url ?? request);
      asked.push(address);
      if (network.get("cut")) throw new TypeError("no network");
      if (network.get("slow")) return new Promise(() => {});
      const text = network.get(address) ?? network.get(address.split("?")[0]);
      const status = network.get("status") ?? (text === undefined ? 404 : 200);
      const response = new Response(text ?? "missing", { status });
      return Object.defineProperty(response, "redirected", { value: true });
    },
  });
  await import(`../../templates/client/service_worker.js?${++loaded}`);
  const wait = (name) => new Promise((done, fail) => handlers[name]({ waitUntil: (work) => work.then(done, fail) }));
  return {
    network,
    asked,
    caches,
    install: () => wait("install"),
    /** The answer to a request; undefined when the worker leaves it alone. */
    ask(address, { mode = "cors", headers = {}, method = "GET" } = {}) {
      let answer;
      const request = { url: new URL(address, scope).href, mode, method, headers: new Headers(headers) };
      handlers.fetch({ request, respondWith: (response) => (answer = response) });
      return answer;
    },
  };
}

const told = async (answer) => ({ status: (await answer).status, text: await (await answer).text() });

test("the whole site is kept, each file as it was built, and none as sent on from elsewhere", async () => {
  const { caches, install } = await workerAt();
  await install();
  const kept = [...caches.all.get("selfcheck:/repo/:v1").values()];
  assert.deepEqual(await Promise.all(kept.map((each) => each.text())), Object.values(SITE));
  assert.ok(kept.every(({ redirected }) => !redirected));
});

test("an old file that comes under a new name in the list is asked for once more, past what gave it", async () => {
  const { network, asked, caches, install } = await workerAt();
  const address = `${HOST}/repo/one/alpha/`;
  network.set(address, "old").set(`${address}?kept=${digestOf("alpha")}`, "alpha");
  await install();
  assert.equal(asked.filter((each) => each.startsWith(address)).length, 2);
  assert.equal(await (await caches.match(`${address}?kept=${digestOf("alpha")}`)).text(), "alpha");
});

test("a file that stays old or is missing is not kept, and what was kept by then is not asked for again", async () => {
  const { network, asked, caches, install } = await workerAt();
  const address = `${HOST}/repo/one/alpha/`;
  for (const text of ["old", undefined]) {
    network.set(address, text);
    await assert.rejects(install, /one\/alpha\/ is not what the site was built with/);
    assert.equal(await caches.match(`${address}?kept=${digestOf("alpha")}`), undefined);
  }
  network.set(address, "alpha");
  asked.length = 0;
  await install();
  assert.ok(!asked.includes(`${HOST}/repo/`) && asked.includes(address));
});

test("what is named by its content comes from the copy, all else from the network as long as there is one", async () => {
  const { network, asked, install, ask } = await workerAt();
  await install();
  asked.length = 0;
  assert.deepEqual(await told(ask(OURS)), { status: 200, text: "script" });
  assert.deepEqual(await told(ask("assets/stylesheets/main.57a0d79d.min.css")), { status: 200, text: "style" });
  assert.deepEqual(asked, []);
  const others = {
    "": "home",
    "one/alpha/?q=1": "alpha",
    "one/picture%20(1)%20%232.png": "picture",
    "one/picture%20%281%29%20%232.png": "picture",
    "assets/javascripts/lunr/min/lunr.de.min.js": "language",
  };
  for (const address of network.keys()) network.set(address, "new");
  for (const each of Object.keys(others)) assert.deepEqual(await told(ask(each)), { status: 200, text: "new" });
  network.set("cut", true);
  for (const [each, text] of Object.entries(others)) assert.deepEqual(await told(ask(each)), { status: 200, text });
  network.set("cut", false).set("slow", true);
  const answer = ask("one/alpha/");
  mock.timers.tick(3000);
  assert.deepEqual(await told(answer), { status: 200, text: "alpha" });
});

test("the copy stands in where the server fails, and not where it says no", async () => {
  const { network, install, ask } = await workerAt();
  await install();
  network.set(`${HOST}/repo/one/alpha/`, "sorry");
  for (const status of [500, 503]) {
    network.set("status", status);
    assert.deepEqual(await told(ask("one/alpha/")), { status: 200, text: "alpha" });
  }
  for (const status of [403, 404]) {
    network.set("status", status);
    assert.deepEqual(await told(ask("one/alpha/")), { status, text: "sorry" });
  }
  const { network: bare, ask: askBare } = await workerAt();
  bare.set("status", 503);
  assert.equal((await askBare("one/alpha/")).status, 503);
});

test("what is no part of the site, a part of a file and what is no mere asking are left alone", async () => {
  const { install, ask } = await workerAt();
  await install();
  for (const address of ["sw.js", "sitemap.xml", "constructor", "%E0%A4%A", "https://example.org/repo/", "/other/"])
    assert.equal(ask(address), undefined, address);
  assert.equal(ask("one/picture%20(1)%20%232.png", { headers: { Range: "bytes=0-1" } }), undefined);
  assert.equal(ask("one/alpha/", { method: "POST" }), undefined);
});

test("without a network a page that is not there is told as missing, or found under its full name", async () => {
  const { network, install, ask } = await workerAt();
  await install();
  const page = { mode: "navigate" };
  assert.deepEqual(await told(ask("nowhere/", page)), { status: 404, text: "missing" });
  network.set("cut", true);
  assert.deepEqual(await told(ask("nowhere/", page)), { status: 404, text: "not found" });
  assert.equal((await ask("one/alpha", page)).headers.get("Location"), `${HOST}/repo/one/alpha/`);
});

test("at the root of a host, other sites beside this one are left alone", async () => {
  const { install, ask } = await workerAt("/");
  await install();
  const page = { mode: "navigate" };
  for (const address of ["other-repo/", "other-repo", "other-repo/one/", "other-repo/search/search_index.json", "on"])
    assert.equal(ask(address, page), undefined, address);
  for (const address of ["", "one/alpha/", "one/typo/", "one"]) assert.ok(ask(address, page), address);
});
