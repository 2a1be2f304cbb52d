import { SQSClient } from '@aws-sdk/client-sqs'
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import type { Place, WorkQueue } from '../../src/flows/letter.ts'
import { deadLetterQueueName, type resourceNames, settingNames } from '../../src/platform/names.ts'
import { addressOf } from '../queue-address.ts'
import { UsageError } from '../stage.ts'
import type { LetterSource } from './found.ts'
import { QueueLetters } from './queue-letters.ts'

type Names = ReturnType<typeof resourceNames>

/** Where letters lie, as the command calls it. */
export const places = [
  'parking',
  'deliver',
  'mail-in',
  'mail-out',
  'escalate',
  'survey',
  'deadlines',
  'given-up',
] as const satisfies readonly Place[]

/** Under these settings the flows look for the queues that they send to. */
const queueSettings = {
  deliver: settingNames.deliverQueue,
  'mail-in': settingNames.mailInQueue,
  'mail-out': settingNames.mailOutQueue,
  escalate: settingNames.escalateQueue,
  survey: settingNames.surveyQueue,
  deadlines: settingNames.deadlinesQueue,
  parking: settingNames.parkingQueue,
} as const satisfies Record<WorkQueue | 'parking', string>

/**
 * A long poll asks all of SQS's servers: a short one may find nothing where much lies. On this machine there is one
 * server, and each empty queue would be waited for.
 */
const waitSecondsOf = (isLocal: boolean): number => (isLocal ? 0 : 1)

/** Opens what is asked for. */
export const openPlaces = async (
  names: Names,
  wanted: readonly Place[],
  isLocal: boolean,
): Promise<readonly LetterSource[]> => {
  const client = new SQSClient({})
  return Promise.all(
    wanted.map(async (place) => {
      if (place === 'given-up') return openFailures(names)
      const name = names.queues[place]
      const url = await addressOf(client, place === 'parking' ? name : deadLetterQueueName(name))
      return new QueueLetters(client, { url, place, waitSeconds: waitSecondsOf(isLocal) })
    }),
  )
}

const openFailures = async ({ failuresParameter }: Names): Promise<LetterSource> => {
  const bucket = await new SSMClient({})
    .send(new GetParameterCommand({ Name: failuresParameter }))
    .catch((fault: Error) => {
      if (fault.name !== 'ParameterNotFound') throw fault
      throw new UsageError(
        `The parameter ${failuresParameter}, which names the bucket of given-up changes, is missing: check --stage and the region (AWS_REGION), or deploy this stage again; with --queue the other places can be seen.`,
      )
    })
  const { openBucket } = await import('./bucket-letters.ts')
  return openBucket(bucket.Parameter?.Value ?? '')
}

/** Tells the flows where the queues are: what a function is told by the template. */
export const tellFlows = async ({ queues }: Names): Promise<void> => {
  const client = new SQSClient({})
  for (const [queue, setting] of Object.entries(queueSettings)) {
    process.env[setting] = await addressOf(client, queues[queue as keyof typeof queues])
  }
}
