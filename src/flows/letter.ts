import type { DynamoDBRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import { Escalation } from '../desk/escalation.ts'
import type { Queue } from '../platform/queues.ts'
import { formerImageOf, imageOf } from '../platform/stream.ts'
import type { ListedChange } from '../store/changed.ts'
import { SurveyKey } from './ask-survey.ts'
import { Chore } from './chore.ts'
import { MessageKey } from './deliver.ts'

/** A queue with a worker, and so with a dead-letter queue. */
export type WorkQueue = Exclude<Queue, 'parking'>

/**
 * Where what failed for good lies: the parking queue, the dead-letter queue of a work queue, or the bucket of what
 * the stream's readers gave up.
 */
export type Place = 'parking' | WorkQueue | 'given-up'

/** What failed for good, with its body as it was found there. */
export interface Letter {
  readonly place: Place
  readonly body: string
}

/** No letter of this place has such a body: it was put there by hand, or by another version. */
export class UnreadableLetter extends Error {
  override readonly name = 'UnreadableLetter'
}

/** A letter's body in the shape that its place holds. */
export const bodyAs = <Shape extends z.ZodMiniType>(
  shape: Shape,
  body: string,
): z.output<Shape> => {
  const result = shape.safeParse(jsonOf(body))
  if (result.success) return result.data
  throw new UnreadableLetter('The body is not what letters of this place hold.', {
    cause: result.error,
  })
}

const jsonOf = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new UnreadableLetter('The body is not JSON.', { cause })
  }
}

const Parked = z.object({
  pk: z.string(),
  sk: z.string(),
  reason: z.string(),
  correlation: z.optional(z.string()),
  at: z.optional(z.number()),
})
export type Parked = z.infer<typeof Parked>

/** What the parking queue says of a record that was set aside. */
export const parkedIn = (body: string): Parked => bodyAs(Parked, body)

/** What each worker reads from its queue. */
export const orders = {
  deliver: MessageKey,
  'mail-in': z.looseObject({}),
  'mail-out': MessageKey,
  escalate: Escalation,
  survey: SurveyKey,
  deadlines: Chore,
} as const satisfies Record<WorkQueue, z.ZodMiniType>

/** As Lambda stores what it gives up: the records are JSON within the JSON. */
const GivenUp = z.object({
  requestContext: z.object({ condition: z.string(), functionArn: z.string() }),
  payload: z.string(),
})
const Batch = z.object({
  Records: z.array(z.custom<DynamoDBRecord>((one) => typeof one === 'object' && one !== null)),
})

export interface GivenUpBatch {
  /** Why, in Lambda's words: `RecordAgeExceeded`, `RetryAttemptsExhausted`. */
  readonly condition: string
  readonly functionArn: string
  /** The items before and after each change. */
  readonly changes: readonly ListedChange[]
}

export const givenUpIn = (body: string): GivenUpBatch => {
  const { requestContext, payload } = bodyAs(GivenUp, body)
  return { ...requestContext, changes: bodyAs(Batch, payload).Records.map(changeOf) }
}

const changeOf = (record: DynamoDBRecord): ListedChange => {
  try {
    return { before: formerImageOf(record), after: imageOf(record) }
  } catch (cause) {
    throw new UnreadableLetter("A record is not in DynamoDB's notation.", { cause })
  }
}
