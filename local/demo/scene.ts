import type { Mail } from './answers.ts'
import type { DeskClient } from './client.ts'
import { timeOf } from './local-time.ts'
import type { Narrator } from './narration.ts'
import type { Script } from './script.ts'

/** What earlier acts found out and later ones need. */
export interface Notes {
  readonly conversation: string
  readonly ticket: number
  readonly firstMessageAt: number
  readonly firstReplyAt: number
  readonly resolvedAt: number
  readonly surveySentAt: number
  /** The survey's page, without a score. */
  readonly surveyLink: string
  readonly followUp: number
  /** The conversation of the mail. */
  readonly complaint: string
}

/** One playing of a case at one desk. */
export interface Scene {
  readonly desk: DeskClient
  readonly script: Script
  readonly narrator: Narrator
  /** New for each playing: the customer and their messages are nobody's whom the desk knows. */
  readonly playing: string
  notes: Partial<Notes>
  /** Mails and replies that stood there before. */
  before: { readonly mails: number; readonly replies: number }
}

/** A step of the story: it tells what it does, and throws when the desk does otherwise. */
export interface Act {
  readonly title: string
  readonly play: (scene: Scene) => Promise<void>
}

export const noted = <Name extends keyof Notes>({ notes }: Scene, name: Name): Notes[Name] => {
  const found = notes[name]
  if (found === undefined) throw new Error(`No act has noted ${name} yet: play them in order.`)
  return found
}

export const note = (scene: Scene, found: Partial<Notes>): void => {
  scene.notes = { ...scene.notes, ...found }
}

/** The mails of this playing, oldest first. */
export const mailsOf = async ({ desk, before }: Scene): Promise<readonly Mail[]> =>
  (await desk.mails()).slice(before.mails)

export const repliesOf = async ({ desk, before }: Scene) =>
  (await desk.replies()).slice(before.replies)

export const localTime = ({ script }: Scene, at: number): string => timeOf(at, script.timeZone)

/** Winds to a moment, if it is not past, and waits until all that became due is done. */
export const windTo = async ({ desk }: Scene, at: number): Promise<readonly string[]> => {
  const seconds = Math.ceil((at - (await desk.now())) / 1000)
  const fired = seconds > 0 ? await desk.wind(seconds) : []
  await desk.settle()
  return fired
}
