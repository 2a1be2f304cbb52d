import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { askSurvey } from '../../src/flows/ask-survey.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

const Body = z.object({ survey: z.string() })

/** Mails surveys whose moment has come. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => askSurvey(Body.parse(body).survey))
