import type { Policy } from '../../../src/desk/policy.ts'
import type { SimulatedQueue } from '../aws/queues.ts'
import type { Cloud } from '../cloud.ts'
import type { Exports } from '../house.ts'
import type { World } from '../world/world.ts'
import type { CasePlan } from './plan.ts'

type Redrive = (letter: {
  readonly place: string
  readonly body: string
}) => Promise<{ readonly isSettled: boolean; readonly outcomes: readonly string[] }>

interface Found {
  readonly place: string
  readonly body: string
  readonly remove: () => void
}

const lookMilliseconds = { min: 50, max: 2000 }
const mistakenMilliseconds = { min: 30_000, max: 240_000 }
/** Functions hold a policy for 15 seconds. */
const mistakenBeforeMilliseconds = 14_000
const applyAgainMilliseconds = 5000

const placeOf = ({ name }: SimulatedQueue): string => name.replace(/-dead$/, '')

/** Everything that failed for good, wherever it lies. */
const lettersOf = ({ queues, givenUp }: Cloud): readonly Found[] => [
  ...queues
    .filter(({ name }) => name === 'parking' || name.endsWith('-dead'))
    .flatMap((queue) =>
      queue.letters().map((letter) => ({
        place: placeOf(queue),
        body: letter.body,
        remove: () => queue.remove(letter),
      })),
    ),
  ...[...givenUp].map((given) => ({
    place: 'given-up',
    body: JSON.stringify({
      requestContext: {
        condition: 'RecordAgeExceeded',
        functionArn: `arn:aws:lambda:us-east-1:000000000000:function:${given.functionName}`,
      },
      payload: JSON.stringify({ Records: given.records }),
    }),
    remove: () => void givenUp.splice(givenUp.indexOf(given), 1),
  })),
]

/** The operator who looks after what failed for good, and sends it on its way again. */
export const createOperator = ({ time, chance, weather, story }: World, cloud: Cloud) => {
  const redriven: string[] = []
  let commands = 0

  /** Runs a file of the house as a command; one that is killed has ended with a fault. */
  const command = async (
    file: string,
    work: (exports: Exports) => Promise<void>,
  ): Promise<void> => {
    commands += 1
    const killed = Promise.withResolvers<never>()
    const shell = cloud.commandLine(`command ${commands}`, file, () =>
      killed.reject(new Error('killed')),
    )
    await Promise.race([work(shell.exports), killed.promise])
  }

  /** `npm run dead-letters -- redrive --all`; one that dies in the middle is run again another time. */
  const redriveAll = async (): Promise<void> => {
    const letters = lettersOf(cloud)
    if (letters.length === 0) return
    await command('src/flows/redrive.ts', async (exports) => {
      for (const letter of letters) await redriveOne(exports.redrive as Redrive, letter)
    }).catch((fault: Error) => story.tell('operator', `redrive ends: ${fault.message}`))
  }
  const redriveOne = async (redrive: Redrive, { place, body, remove }: Found): Promise<void> => {
    await time.sleep(chance.int('operator', lookMilliseconds.min, lookMilliseconds.max))
    try {
      const { isSettled, outcomes } = await redrive({ place, body })
      for (const outcome of outcomes) redriven.push(`letter of ${place}: ${outcome}`)
      story.tell('operator', `redrives a letter of ${place}: ${outcomes.join()}`)
      const isCutOff = weather.strikes(`operator ${place} ${body}`, 'twice') !== undefined
      if (isSettled && !isCutOff) remove()
    } catch (fault) {
      story.tell('operator', `cannot redrive a letter of ${place}: ${(fault as Error).name}`)
    }
  }
  /** `npm run desk -- apply`, until it is done. */
  const apply = async (policy: Policy): Promise<void> => {
    for (let isDone = false; !isDone; ) {
      await command('src/flows/apply-desk.ts', async ({ applyDesk }) => {
        await (applyDesk as (wanted: Policy) => Promise<unknown>)(policy)
        isDone = true
      }).catch((fault: Error) => story.tell('operator', `apply ends: ${fault.name}`))
      if (!isDone) await time.sleep(applyAgainMilliseconds)
    }
  }

  /**
   * Takes an inbox out of the desk file for a while, by mistake, just before somebody writes to it: what comes in is
   * refused by functions that know already, and parked where one knows that has it from another that does not.
   */
  const mistake = async ({ policy, messages }: CasePlan): Promise<void> => {
    const hit = messages.filter(({ inbox }) => inbox === 'shop')
    if (hit.length === 0 || chance.of('operator mistaken?') > 0.5) return
    if (!weather.does('an inbox is taken out')) return
    const { at } = chance.pick('operator mistaken where', hit)
    const before = chance.int('operator mistaken when', 0, mistakenBeforeMilliseconds)
    await time.sleep(Math.max(0, at - before))
    const { shop: _, ...inboxes } = policy.inboxes
    story.tell('operator', 'takes the inbox shop out of the desk file')
    await apply({ ...policy, inboxes })
    const { min, max } = mistakenMilliseconds
    await time.sleep(chance.int('operator mistaken how long', min, max))
    await apply(policy)
    story.tell('operator', 'has put the inbox shop back')
  }

  /** Deploys anew what reads the stream, which then begins from the beginning; at most once in a case. */
  const redeploy = async (withinMilliseconds: number): Promise<void> => {
    if (chance.of('operator redeploys?') > 0.25 || !weather.does('the stream is read again')) return
    await time.sleep(chance.int('operator redeploys when', 0, withinMilliseconds))
    cloud.readStreamAgain()
  }

  return {
    apply,
    redeploy,
    mistake,
    redriveAll,
    left: () => lettersOf(cloud).length,
    /** What was redriven: where it lay, and what came of it. */
    redriven: (): readonly string[] => redriven,
  }
}
