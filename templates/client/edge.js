/**
 * Scores at the edge of their band.
 */

/**
 * @typedef {import("./bank.js").Answer} Answer
 * @typedef {import("./bank.js").Bank} Bank
 * @typedef {import("./bank.js").Item} Item
 * @typedef {import("./ledger.js").Found} Found
 * @typedef {import("./score.js").ScoredItem} ScoredItem
 */

/**
 * The bands next door. A score is at an edge when one answer, chosen one step higher or lower, would have led to another
 * band. Readers know how easily they might have ticked the box beside the one they ticked, while a share of
 * the range would tell them nothing; and this says the same on both sides of an edge, for three questions and for thirty.
 * It is tried out rather than reckoned, so that it holds for every way of scoring.
 * One try at a time, since a long questionnaire has hundreds of them.
 * @param {Bank} bank
 * @param {Found} found
 * @param {ReadonlyMap<string, Answer>} answers
 * @param {(answers: ReadonlyMap<string, Answer>) => Found} scored what would be found from other answers
 * @returns {{ next: () => boolean, near: () => Map<string, number> }} `next` makes one try, and says whether there was
 *   one left; `near` gives by scale id the place of the band next door, of two the one that is nearer
 */
export function edgeFinder(bank, found, answers, scored) {
  const banded = bank.scales.filter(({ id, bands = [] }) => bands.length > 1 && found.scales.get(id)?.score);
  const items = banded.length ? [...found.items.values()] : [];
  const tries = items.flatMap((each) => besides(each, bank).map((answer) => ({ id: each.item.id, answer })));
  /** @type {Map<string, { place: number, away: import("./rational.js").Rational }>} */
  const near = new Map();
  let done = 0;
  return {
    next() {
      if (done === tries.length) return false;
      const { id, answer } = tries[done++];
      const other = scored(new Map(answers).set(id, answer));
      for (const { id } of banded) {
        const [before, after] = [found.scales.get(id), other.scales.get(id)];
        if (!before?.score || !after?.score || after.band < 0 || after.band === before.band) continue;
        const away = after.score.minus(before.score).size();
        if ((near.get(id)?.away.compare(away) ?? 1) > 0) near.set(id, { place: after.band, away });
      }
      return true;
    },
    near: () => new Map([...near].map(([id, { place }]) => [id, place])),
  };
}

/** The answers one step beside the one that was given. @param {ScoredItem} scored @param {Bank} bank @returns {Answer[]} */
function besides({ item, answer, hidden, value }, { sets }) {
  if (hidden || !value || answer === undefined) return [];
  const { type, set = 0 } = item;
  if (typeof answer !== "string") {
    const values = sets[set].map(([each]) => each);
    const others = values.map((each) =>
      answer.includes(each) ? answer.filter((one) => one !== each) : [...answer, each],
    );
    return others.filter((each) => each.length || item.none);
  }
  if (type === "number") return numbersBeside(item, Number(answer));
  const options = sets[set].filter(([, points]) => points !== null).map(([each]) => each);
  const place = options.indexOf(answer);
  return [place + 1, place - 1].flatMap((each) => options[each] ?? []);
}

/** @param {Item} item @param {number} x @returns {string[]} */
function numbersBeside({ range = ["0", "0"], grid = "1" }, x) {
  const [low, high, step] = [...range, grid].map(Number);
  const places = Math.max(...[...range, grid].map((each) => each.split(".")[1]?.length ?? 0));
  const beside = [x + step, x - step].filter((each) => each >= low && each <= high);
  return beside.map((each) => String(Number(each.toFixed(places))));
}
