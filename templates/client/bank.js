/**
 * The page data of a bank: what the client is told about it. Numbers are exact text: "40", "-0.5", "4/3". What is
 * false, empty or a default is left out.
 */

/**
 * @typedef {[value: string, points: string | null]} Option
 * @typedef {[low: string | null, lowOpen: 0 | 1, high: string | null, highOpen: 0 | 1]} Range null: no end on that side
 * @typedef {[...Range, score: string]} ScoredRange
 * @typedef {string | readonly string[]} Answer a list for a multiple choice
 *
 * @typedef {string | { item?: string, scale?: string }} Limit a number, or the number of another answer or scale
 * @typedef {object} Tests several of them: all have to hold
 * @property {string[]} [is]
 * @property {Limit} [at_least]
 * @property {Limit} [at_most]
 * @property {Limit} [above]
 * @property {Limit} [below]
 * @typedef {object} Subject what a condition asks
 * @property {string} [item]
 * @property {string} [scale]
 * @property {number[]} [band] places of bands
 * @property {string} [answered]
 * @property {string} [scored]
 * @property {Condition[]} [all]
 * @property {Condition[]} [any]
 * @property {Condition} [not]
 * @typedef {Subject & Tests} Condition
 *
 * @typedef {object} Item
 * @property {string} id
 * @property {string} fingerprint changes when the response options change
 * @property {"multiple" | "number" | "text"} [type] a single choice when left out
 * @property {number} [set] of a choice: place of its response set in `sets`
 * @property {(string | null)[]} [numbers] the options' values as numbers, for conditions; their points when left out
 * @property {true} [max] multiple choice: the highest option in place of their sum
 * @property {true} [none] multiple choice: nothing chosen is an answer as well
 * @property {[string, string]} [range] of a number
 * @property {string} [grid] of a number: how far apart the numbers are that can be answered
 * @property {ScoredRange[]} [cuts] of a number: its points
 * @property {true} [unscored] has no points, whatever is answered
 * @property {true} [reverse]
 * @property {string} [weight]
 * @property {string} [fill]
 * @property {true} [not_applicable] whether "Doesn't apply to me" is offered
 * @property {true} [optional]
 * @property {Condition} [when]
 * @property {Answer} [otherwise]
 * @property {string} [step] the next step to offer when the answer is low
 * @property {string[]} [was] earlier ids, the first one first
 *
 * @typedef {object} Part an item, a scale, or points by a condition; what its item says is taken in
 * @property {string} [item]
 * @property {number} [set] the response set that holds the points on this scale
 * @property {string} [scale]
 * @property {Condition} [when]
 * @property {string} [score]
 * @property {string} [otherwise] "0" when left out
 * @property {string} [weight]
 * @property {true} [reverse]
 * @property {string} [fill]
 * @property {Tests} [counts]
 *
 * @typedef {object} Missing
 * @property {number} [number] how many parts have to be answered
 * @property {string} [share] of those that apply; all of them when neither is there
 * @property {true} [above] more than the share
 * @property {true} [items] counted over items
 *
 * @typedef {object} Step one of these
 * @property {string} [multiply]
 * @property {string} [add]
 * @property {[string, string]} [rescale]
 * @property {[string, string]} [clamp]
 * @property {number} [decimals]
 * @property {number} [round_up]
 * @property {number} [round_down]
 * @property {[raw: string, score: string][]} [table]
 * @property {ScoredRange[]} [steps]
 * @property {{ when?: Condition, mean: string, sd: string }[]} [norms]
 * @property {"z" | "t" | "percentile"} [to] of norms
 *
 * @typedef {object} Scale
 * @property {string} id
 * @property {"sum" | "mean" | "min" | "max" | "count" | "percent" | "product"} method
 * @property {[string, string]} range the attainable range of a fully answered scale, after all steps
 * @property {Part[]} parts
 * @property {Missing} [missing]
 * @property {Step[]} [steps]
 * @property {Range[]} [bands] rising
 * @property {Condition} [when]
 * @property {string} [otherwise]
 * @property {string[]} [was] earlier ids, the first one first
 *
 * @typedef {object} Bank
 * @property {number} format
 * @property {string} bank id of the section: "chapter/section"
 * @property {number} revision
 * @property {string} [digest] changes with anything that bears on a score
 * @property {string} [headline] the scale that is shown first
 * @property {Option[][]} sets response sets
 * @property {Item[]} items
 * @property {Scale[]} scales in any order; nothing in a bank depends on itself
 * @property {{ id: string, when: (Condition | null)[] }[]} [classifications]
 * @property {Condition[]} [alerts]
 * @property {{ id: string, effort: number }[]} [next_steps]
 * @property {Record<string, string>} [margins] by scale id: the largest difference between two attempts that is no change
 */

/**
 * Whether results mean the same: of two attempts, or of an attempt and a bank.
 * @param {{ revision: number, digest?: string }} one
 * @param {{ revision: number, digest?: string }} other
 */
export const sameBank = (one, other) => one.revision === other.revision && one.digest === other.digest;
