/**
 * Stands in for `@smithy/core/event-streams` when a function is bundled: the SDK's clients load it when an
 * operation streams events, and none of DynamoDB, SQS, SES and SSM does.
 */
export class EventStreamSerde {
  constructor() {
    eventStreamSerdeProvider()
  }
}

export const eventStreamSerdeProvider = (): never => {
  throw new Error('Event streams are left out of bundles: take them in again in lib/bundling.ts.')
}
