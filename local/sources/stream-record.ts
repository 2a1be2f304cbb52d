import type { Fields } from '../assembly/shape.ts'

/** A record as GetRecords answers it, which is also how a function receives it. */
export interface StreamRecord {
  readonly eventID: string
  readonly eventName: string
  readonly dynamodb: {
    readonly SequenceNumber: string
    readonly Keys: Fields
    /** Epoch seconds. */
    readonly ApproximateCreationDateTime: number
  }
}

export const itemOf = ({ dynamodb }: StreamRecord): string =>
  JSON.stringify(Object.entries(dynamodb.Keys).sort())

/** The key may hold anything a customer sent, so a record is named by its sequence number only. */
export const sequenceNumberOf = (record: StreamRecord): string => record.dynamodb.SequenceNumber
