import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { askSurvey, SurveyKey } from '../../src/flows/ask-survey.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** Mails surveys whose moment has come. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => askSurvey(SurveyKey.parse(body).survey))
