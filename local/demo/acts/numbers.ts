import type { Metrics } from '../answers.ts'
import { dayOf, secondsUntil } from '../local-time.ts'
import { asTable, countedBy, readFrom } from '../numbers.ts'
import { type Act, mailsOf, noted, type Scene, windTo } from '../scene.ts'

const daysOf = (scene: Scene): readonly string[] =>
  (['firstMessageAt', 'surveySentAt'] as const).map((name) =>
    dayOf(noted(scene, name), scene.script.timeZone),
  )

const metricsOf = async ({ desk }: Scene, day: string): Promise<Metrics> =>
  (await desk.as('oskar').metrics(day)).body

/** Half an hour after midnight the scheduled function closes the day. */
export const dayClosed: Act = {
  title: 'The days are closed, and the numbers are right',
  play: async (scene) => {
    const { desk, script, narrator } = scene
    const { timeZone } = script
    const now = await desk.now()
    const fired = await windTo(scene, now + (secondsUntil('00:31:00', now, timeZone) + 3600) * 1000)
    narrator.check(
      'past midnight the hourly function ran by its schedule',
      fired.includes('DailyMetrics'),
      true,
    )
    const seen = {
      firstMessageAt: noted(scene, 'firstMessageAt'),
      firstReplyAt: noted(scene, 'firstReplyAt'),
      resolvedAt: noted(scene, 'resolvedAt'),
      surveySentAt: noted(scene, 'surveySentAt'),
      score: 1,
    }
    for (const day of daysOf(scene)) {
      const metrics = await metricsOf(scene, day)
      narrator.check(`the days are those of ${timeZone}`, metrics.timeZone, timeZone)
      const found = readFrom(metrics)
      narrator.tell(asTable(day, found))
      narrator.check(
        'they are what the narrator counted from the times it saw',
        found,
        countedBy(seen, day, timeZone),
      )
    }
  },
}

/** Computing is replacing: a day may be computed as often as anyone likes. */
export const computedAgain: Act = {
  title: 'Computed again, nothing changes',
  play: async (scene) => {
    const { desk, narrator } = scene
    for (const day of daysOf(scene)) {
      const before = await metricsOf(scene, day)
      await desk.invoke('DailyMetrics', { day })
      await desk.invoke('DailyMetrics', { day })
      narrator.check(
        `${day}, computed twice more, is the same`,
        await metricsOf(scene, day),
        before,
      )
    }
    const mails = await mailsOf(scene)
    narrator.check(
      'in all two mails were sent: one to the lead, one to the customer',
      mails.map(({ to }) => to.join()),
      ['fang@desk.example', scene.script.customer.email],
    )
  },
}
