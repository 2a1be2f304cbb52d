import { randomUUID } from 'node:crypto'
import { complaintAnswered, complaintByMail, machineAnswers } from './acts/by-mail.ts'
import { chatOnAPage } from './acts/chat-on-a-page.ts'
import { conversationStands, customerWrites } from './acts/customer-writes.ts'
import { computedAgain, dayClosed } from './acts/numbers.ts'
import { openTheDesk } from './acts/open-the-desk.ts'
import { customerAnswers, customerTold } from './acts/replies.ts'
import { resolved, surveyMailed } from './acts/resolved.ts'
import { lowScore, surveyOpened } from './acts/survey.ts'
import { targetMissed } from './acts/target-missed.ts'
import { ticketMoved, ticketOpened } from './acts/ticket.ts'
import { openClient } from './client.ts'
import type { Narrator } from './narration.ts'
import type { Act, Scene } from './scene.ts'
import { readScript } from './script.ts'

/** The case from the first message to the numbers of its days, and two more customers, each on a channel of their own. */
export const acts: readonly Act[] = [
  openTheDesk,
  customerWrites,
  conversationStands,
  targetMissed,
  ticketOpened,
  ticketMoved,
  customerTold,
  customerAnswers,
  resolved,
  surveyMailed,
  surveyOpened,
  lowScore,
  dayClosed,
  computedAgain,
  chatOnAPage,
  complaintByMail,
  complaintAnswered,
  machineAnswers,
]

export const openScene = (url: string, narrator: Narrator): Scene => ({
  desk: openClient(url),
  script: readScript('live-class-tv'),
  narrator,
  playing: randomUUID().slice(0, 8),
  notes: {},
  before: { mails: 0, replies: 0 },
})

/** A step that did not go as it should. */
export class ActFailed extends Error {
  override readonly name = 'ActFailed'

  constructor(number: number, { title }: Act, cause: unknown) {
    const message = cause instanceof Error ? cause.message : String(cause)
    super(`Step ${number}, “${title}”. ${message}`, { cause })
  }
}

/** Plays all acts in order; the first that fails ends it. */
export const play = async (scene: Scene): Promise<void> => {
  for (const [index, act] of acts.entries()) {
    scene.narrator.step(index + 1, act.title)
    try {
      await act.play(scene)
    } catch (fault) {
      throw new ActFailed(index + 1, act, fault)
    }
  }
}
