// A storage as browsers have it, which can be made to fail, and chance that comes out the same in every run.

/** A storage in memory. */
export class MemoryArea {
  /** @type {Map<string, string>} */
  entries = new Map();
  /** How many characters fit into it. */
  room = Infinity;
  /** Called before anything is written. @type {(() => void) | null} */
  refuse = null;

  get length() {
    return this.entries.size;
  }

  key(place) {
    return [...this.entries.keys()][place] ?? null;
  }

  getItem(key) {
    return this.entries.get(key) ?? null;
  }

  setItem(key, text) {
    this.refuse?.();
    const taken = [...this.entries].reduce((sum, [each, value]) => sum + (each === key ? 0 : value.length), 0);
    if (taken + text.length > this.room) throw new DOMException("full", "QuotaExceededError");
    this.entries.set(key, text);
  }

  removeItem(key) {
    this.refuse?.();
    this.entries.delete(key);
  }
}

/** What a storage does that refuses. @param {"QuotaExceededError" | "SecurityError"} name of the error */
export const refusing = (name) => () => {
  throw new DOMException("no", name);
};

/**
 * Numbers from 0 to below 1 (mulberry32).
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
