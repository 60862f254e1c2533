/**
 * What the controls of a form say, and how they show answers. An ordinary page has nothing but radios; where the bank
 * needs more of the language, `whole_fields.js` puts functions of its own in place of these.
 */

/**
 * @typedef {import("./bank.js").Answer} Answer
 * @typedef {import("./bank.js").Item} Item
 *
 * @typedef {object} Form what is asked, and where
 * @property {HTMLElement} root the assessment
 * @property {(answers: ReadonlyMap<string, Answer>) => ReturnType<typeof import("./score.js").score>} scored what comes of
 *   answers
 * @property {Map<string | undefined, HTMLElement>} places the questions by item id
 * @property {import("./messages.js").Say} say
 *
 * @typedef {object} Fields
 * @property {(control: HTMLInputElement, place: HTMLElement, item: Item) => Answer | null} read what is answered once a
 *   control of a question has changed; null for nothing
 * @property {(form: HTMLElement, answers: ReadonlyMap<string, Answer>) => void} show shows answers, by item id
 * @property {(form: Form, answers: ReadonlyMap<string, Answer>, quietly?: boolean) => ReadonlySet<string> | undefined}
 *   follow shows and hides what hangs on answers, and says so; returns the ids of the hidden items, where any can be
 */

/** @type {Fields} */
export const FIELDS = {
  read: ({ value }) => value,
  show(form, answers) {
    for (const radio of form.querySelectorAll("input")) radio.checked = answers.get(radio.name) === radio.value;
  },
  follow: () => undefined,
};
