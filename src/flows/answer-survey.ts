import { hasCapacity } from '../desk/agent.ts'
import type { Language } from '../desk/language.ts'
import type { Policy } from '../desk/policy.ts'
import { isRefusal } from '../desk/refusal.ts'
import { isAnswerable, type Survey } from '../desk/survey.ts'
import { answerSurvey, needsFollowUp, type SurveyAnswer } from '../desk/survey-answering.ts'
import type { Texts } from '../desk/texts.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { nextNumber } from '../store/counter.ts'
import { policy } from '../store/policy.ts'
import { survey } from '../store/queries/heads.ts'
import { teamAgents } from '../store/queries/team-agents.ts'
import { decideAndCommit } from './decide.ts'

/** A link that leads nowhere: no such survey, or one that is no longer open. */
export type SurveyGone =
  | { readonly gone: 'foreign' }
  | { readonly gone: 'expired'; readonly language: Language }

export interface SurveyView {
  readonly language: Language
  readonly score: number | undefined
  readonly comment: string | undefined
  /** What the company says its own way. */
  readonly texts: Texts | undefined
}

export interface SurveyKept {
  readonly language: Language
  readonly isLow: boolean
  readonly texts: Texts | undefined
}

/** What the link's page shows: reading it changes nothing. */
export const openSurvey = async (id: string): Promise<SurveyView | SurveyGone> => {
  const [present, { texts }] = await Promise.all([survey(id, { isConsistent: false }), policy()])
  if (present === undefined) return { gone: 'foreign' }
  if (!isAnswerable(present, now())) return { gone: 'expired', language: present.language }
  const { language, score, comment } = present
  return { language, score, comment, texts }
}

/** Keeps a customer's answer; a low one opens a follow-up ticket for the lead in the same moment. */
export const keepAnswer = async (
  id: string,
  given: SurveyAnswer,
): Promise<SurveyKept | SurveyGone> => {
  const rules = await policy()
  let number: number | undefined
  const result = await decideAndCommit<
    SurveyGone | { readonly survey: Survey; readonly isLow: boolean }
  >({ timeZone: rules.desk.timeZone }, async (at) => {
    const present = await survey(id)
    if (present === undefined) return { decision: {}, answer: { gone: 'foreign' as const } }
    if (!isAnswerable(present, at)) return { decision: {}, answer: expired(present) }
    const isLow = given.score <= rules.survey.followUpUpToScore
    if (present.score === given.score && (given.comment ?? present.comment) === present.comment) {
      return { decision: {}, answer: { survey: present, isLow } }
    }
    const isFollowed = needsFollowUp(present, given, rules)
    if (isFollowed) number ??= await nextNumber('ticket')
    const followUp =
      isFollowed && number !== undefined
        ? { number, lead: await freeLead(present, rules) }
        : undefined
    const decision = answerSurvey(present, given, followUp, rules, at)
    if (isRefusal(decision)) return { decision: {}, answer: expired(present) }
    return { decision, answer: { survey: present, isLow } }
  })
  if (result === undefined || result === 'done-already' || isRefusal(result)) {
    throw new Error('A survey was answered without an outcome.')
  }
  if ('gone' in result) return result
  const { survey: kept, isLow } = result
  const { correlation, conversation: about, ticket: led } = kept
  log.info('Survey answered', { correlation, conversation: about, ticket: led })
  return { language: kept.language, isLow, texts: rules.texts }
}

const expired = ({ language }: Survey) => ({ gone: 'expired' as const, language })

/** A follow-up waits for the lead whether they are online or not, as long as they can hold it. */
const freeLead = async ({ team }: Survey, rules: Policy): Promise<string | undefined> => {
  const lead = rules.teams[team]?.lead
  const [agent] = lead === undefined ? [] : await teamAgents([lead])
  return agent !== undefined && hasCapacity(agent) ? lead : undefined
}
