import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import * as z from 'zod/mini'
import { deliver } from '../../src/flows/deliver.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

const Body = z.object({ thread: z.string(), episode: z.int(), seq: z.int() })

/** Sends replies to their channels. Those of one thread keep their order; a slow app holds up nobody else's. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => deliver(Body.parse(body)), { laneOf: threadOf })

const threadOf = ({ body }: SQSRecord): string => /"thread":"(\w+)"/.exec(body)?.[1] ?? body
