import type { Observed, Violation } from './observed.ts'

/** Every promise of the desk that does not hold in what was observed. */
export const violationsOf = (_observed: Observed): readonly Violation[] => []
