/**
 * Work that is done once for each thing. The thing must never be changed in place afterwards, and is not kept alive.
 * @template {object} Thing
 * @template Found
 * @param {(thing: Thing) => Found} work
 * @returns {(thing: Thing) => Found}
 */
export function remembered(work) {
  /** @type {WeakMap<Thing, Found>} */
  const known = new WeakMap();
  return (thing) => {
    const found = known.get(thing) ?? work(thing);
    known.set(thing, found);
    return found;
  };
}
