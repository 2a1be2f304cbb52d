import { installWoundDate } from './wound-date.ts'

/** `node --import` this, so that a command which the desk starts lives at the desk's time. */
const offset = Number(process.env.LOCAL_CLOCK_OFFSET_MILLISECONDS ?? 0)
if (offset !== 0) installWoundDate(() => offset)
