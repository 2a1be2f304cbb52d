import { secondsUntil } from '../local-time.ts'
import type { Act } from '../scene.ts'

const online = ['lin', 'mei'] as const
const away = ['fang', 'oskar'] as const

/** Two agents come online, one in each team; the leads stay away. */
export const openTheDesk: Act = {
  title: 'The desk opens',
  play: async (scene) => {
    const { desk, script, narrator } = scene
    const { timeZone, startsAt } = script
    await desk.wind(secondsUntil(`${startsAt}:00`, await desk.now(), timeZone))
    await desk.settle()
    scene.before = {
      mails: (await desk.mails()).length,
      replies: (await desk.replies()).length,
    }
    narrator.tell(`It is ${startsAt} in ${timeZone}. The clock was wound there, and will be again:`)
    narrator.tell('the functions read it as their own, and do not know.')
    for (const agent of online)
      narrator.check(`${agent} is online`, (await desk.as(agent).presence('online')).status, 200)
    for (const agent of away)
      narrator.check(
        `${agent}, a lead, is away`,
        (await desk.as(agent).presence('away')).status,
        200,
      )
    await desk.settle()
  },
}
