/** A `Date` whose present is wound by some milliseconds. Given times, and what is parsed, stay as they are. */
export const createWoundDate = (Real: DateConstructor, offset: () => number): DateConstructor => {
  const now = () => Real.now() + offset()
  return new Proxy(Real, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}

/** Replaces this thread's `Date`. Code that runs here afterwards does not know. */
export const installWoundDate = (offset: () => number): void => {
  const Real = Date
  const Wound = createWoundDate(Real, offset)
  // Some libraries tell dates apart by their constructor.
  Object.defineProperty(Real.prototype, 'constructor', {
    value: Wound,
    configurable: true,
    writable: true,
  })
  globalThis.Date = Wound
}
