import type { Asked, Received, Sent } from '../simulation/promises/observed.ts'

/** What was done to a desk in a round and what it answered, as the people around it know. */
export interface Facts {
  readonly sent: Map<string, Sent>
  readonly received: Received[]
  readonly asked: Asked[]
  /** How far each reader has come, by the reader and the conversation. */
  readonly readings: Map<string, Place>
  /** Answers that nobody should get, in words. */
  readonly surprises: string[]
  /** Surveys' links that were answered already. */
  readonly answeredSurveys: Set<string>
}

/** Where a reader stands in a conversation. */
export interface Place {
  readonly reader: string
  readonly conversation: string
  readonly seqs: number[]
  cursor: string | undefined
}

export const noFacts = (): Facts => ({
  sent: new Map(),
  received: [],
  asked: [],
  readings: new Map(),
  surprises: [],
  answeredSurveys: new Set(),
})

/** Somebody has seen a conversation: its inbox's lead begins to read it. */
export const follow = ({ readings }: Facts, reader: string, conversation: string): void => {
  const name = `${reader} ${conversation}`
  if (!readings.has(name)) readings.set(name, { reader, conversation, seqs: [], cursor: undefined })
}
