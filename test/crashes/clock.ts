import type { DeskClient } from '../../local/demo/client.ts'
import { askOnce, askUntil } from './caller.ts'
import type { Host } from './host.ts'

/** The desk's clock, as those know it who look at it. */
export interface Clock {
  readonly now: () => number
  /** Looks at it, as after a restart. */
  readonly look: () => Promise<void>
  /** Winds it, or not, when the desk is killed meanwhile. */
  readonly windOnce: (seconds: number) => Promise<void>
  /** Winds it, however often it must be said: it may be wound further than asked. */
  readonly wind: (seconds: number) => Promise<void>
}

export const createClock = (host: Host): Clock => {
  let offset = 0
  const read = async (client: DeskClient): Promise<true> => {
    offset = (await client.now()) - Date.now()
    return true
  }
  const turn = (seconds: number) => async (client: DeskClient) => {
    await client.wind(seconds)
    return read(client)
  }
  return {
    now: () => Date.now() + offset,
    look: async () => void (await askUntil(host, read, () => true)),
    windOnce: async (seconds) => void (await askOnce(host, turn(seconds))),
    wind: async (seconds) => void (await askUntil(host, turn(seconds), () => true)),
  }
}
