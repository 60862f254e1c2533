/**
 * What a reader is told on their return, and only then: that the self-assessment has changed since they last answered, or
 * that something that is stored cannot be read. Fetched when there may be something to tell.
 */

import { editsOf } from "./edits.js";

/**
 * What the assessment of the page gives, as far as it is needed here.
 * @typedef {object} Host
 * @property {import("./bank.js").Bank} bank
 * @property {import("./messages.js").Say} say
 * @property {{ notable(): string | null, state(): import("./state.js").State }} store
 * @property {(attempt: Pick<import("./stored.js").Attempt, "answers">) => ReturnType<typeof import("./score.js").score>} score
 */

/**
 * Says what there is to be said.
 * @param {Host} assessment
 * @param {HTMLElement} place
 */
export function show(assessment, place) {
  const { bank, say, store } = assessment;
  const raw = store.notable();
  if (raw === null) return;
  const { unread, fresh, changed, gone, revised } = editsOf(raw, bank, settled(assessment));
  const counts = Object.entries({ new: fresh.length, changed: changed.length, removed: gone.length });
  const edits = counts.flatMap(([name, count]) => (count ? say(name, { count }) : []));
  const told = [
    edits.length ? say("edits", { edits: edits.join(", ") }) : "",
    changed.length ? say("set-aside") : "",
    gone.length ? say("kept-aside") : "",
  ].filter(Boolean);
  const texts = [unread ? say(unread) : "", told.join(" "), revised ? say("revised") : ""];
  const notices = texts.map((text) => {
    const notice = document.createElement("p");
    notice.textContent = text;
    return notice;
  });
  const first = bank.items.find(({ id }) => fresh.includes(id) || changed.includes(id));
  if (first) notices[1].append(" ", linkTo(first.id, say("first-of-them")));
  place.replaceChildren(...notices.filter((notice) => notice.textContent));
}

/** The items about which there is nothing to tell: they have an answer that counts, or are not asked. */
/** @param {Host} assessment */
function settled({ score, store }) {
  const { items } = score(store.state());
  const ids = [...items.keys()].filter((id) => {
    const item = items.get(id);
    return item?.hidden || item?.answer !== undefined || item?.status === "not_applicable";
  });
  return new Set(ids);
}

/** A link to a question, like those to the gaps. @param {string} item @param {string} text */
function linkTo(item, text) {
  const link = document.createElement("a");
  link.href = `#sc-q-${item}`;
  link.dataset.gap = item;
  link.textContent = text;
  return link;
}
