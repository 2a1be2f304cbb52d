import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { Escalation } from '../../src/desk/escalation.ts'
import { tellLead } from '../../src/flows/tell-lead.ts'
import { eachMessage } from '../../src/platform/queue-records.ts'

/** Mails the lead of a team about a missed target. */
export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  eachMessage(event, (body) => tellLead(Escalation.parse(body)))
