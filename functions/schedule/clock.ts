import { tick } from '../../src/flows/tick.ts'

/** Every minute: finds what is due and hands it to those who work it. */
export const handler = (): Promise<object> => tick()
