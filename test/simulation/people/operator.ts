import type { SimulatedQueue } from '../aws/queues.ts'
import type { Cloud } from '../cloud.ts'
import type { World } from '../world/world.ts'

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
  let commands = 0

  /** `npm run dead-letters -- redrive --all`; one that dies in the middle is run again. */
  const redriveAll = async (): Promise<void> => {
    const letters = lettersOf(cloud)
    if (letters.length === 0) return
    commands += 1
    const shell = cloud.commandLine(`redrive ${commands}`, 'src/flows/redrive.ts')
    const redrive = shell.exports.redrive as Redrive
    for (const { place, body, remove } of letters) {
      await time.sleep(chance.int('operator', lookMilliseconds.min, lookMilliseconds.max))
      const label = `operator ${place} ${body}`
      try {
        const { isSettled, outcomes } = await redrive({ place, body })
        story.tell('operator', `redrives a letter of ${place}: ${outcomes.join()}`)
        const isCutOff = weather.strikes(label, 'twice') !== undefined
        if (isSettled && !isCutOff) remove()
      } catch (fault) {
        story.tell('operator', `cannot redrive a letter of ${place}: ${(fault as Error).name}`)
      }
    }
  }
  return { redriveAll, left: () => lettersOf(cloud).length }
}
