import * as z from 'zod/mini'
import type { Decision } from '../desk/decision.ts'
import type { Policy } from '../desk/policy.ts'
import type { Survey } from '../desk/survey.ts'
import {
  claimSurvey,
  endedSurvey,
  givenBackSurvey,
  sentSurvey,
  surveyStep,
} from '../desk/survey-sending.ts'
import { composed } from '../mail/compose.ts'
import { sender } from '../mail/sender.ts'
import { surveyMail } from '../mail/survey-mail.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { mailFault, sendMail } from '../platform/mail-client.ts'
import { settingNames } from '../platform/names.ts'
import { setting } from '../platform/settings.ts'
import { commit, isConflictOn } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { policy } from '../store/policy.ts'
import { conversation, customer, survey, ticket } from '../store/queries/heads.ts'
import { suppressionsOf } from '../store/suppressions.ts'
import { decideAndCommit } from './decide.ts'
import { workDue } from './work-due.ts'

/** What its queue carries: which survey. */
export const SurveyKey = z.object({ survey: z.string() })

/** Sends a survey whose moment has come, at most once. */
export const askSurvey = (id: string): Promise<void> => workDue(keys.survey(id), () => ask(id))

const ask = async (id: string): Promise<void> => {
  const [present, rules] = await Promise.all([survey(id), policy()])
  if (present === undefined) return
  const at = now()
  const step = surveyStep(present, at)
  if (step === 'later' || step === 'none') return
  if (step === 'unconfirmed') return end(present, rules, 'unconfirmed', 'unconfirmed')
  const [asked, isStill] = await Promise.all([customer(present.customer), isResolved(present)])
  if (!isStill) return end(present, rules, 'cancelled', 'reopened')
  if (asked?.surveysOffAt !== undefined) return end(present, rules, 'cancelled', 'unsubscribed')
  if (asked?.email === undefined) return end(present, rules, 'cancelled', 'no-address')
  if ((await suppressionsOf([asked.email])).size > 0) {
    return end(present, rules, 'cancelled', 'address-suppressed')
  }
  // The mail is written before the claim: after it, only SES is called.
  const claimed = claimSurvey(present, rules, at)
  const until = claimed.surveys?.[0]?.after.answerableUntil ?? at
  const raw = composed(
    surveyMail(
      {
        name: asked.name,
        address: asked.email,
        language: present.language,
        desk: rules.desk.name,
        ticket: present.ticket,
        url: `${setting(settingNames.publicUrl)}/s/${present.id}`,
        answerableUntil: until,
        timeZone: rules.desk.timeZone,
        texts: rules.texts,
      },
      sender(rules.desk.name),
    ),
  )
  const result = await commit(claimed, { timeZone: rules.desk.timeZone, now: at })
  if (result === 'committed') return sendClaimed(present, rules, asked.email, raw)
  // Whoever else changed the survey goes on with it; a customer who was asked lately is not asked again.
  if (isConflictOn(result, 'surveyed') && !isConflictOn(result, 'head')) {
    return end(present, rules, 'cancelled', 'asked-lately')
  }
}

const sendClaimed = async (
  { id, correlation, conversation: about }: Survey,
  rules: Policy,
  to: string,
  raw: Buffer,
): Promise<void> => {
  const fields = { correlation, conversation: about }
  const result = await sendMail({ from: sender(rules.desk.name).address, to, raw }).then(
    (providerId) => ({ outcome: 'sent' as const, providerId }),
    (fault: unknown) => ({ outcome: mailFault(fault), fault }),
  )
  // Only what SES said decides whether the mail went: a table that fails while this is written down does not.
  if (result.outcome === 'sent') {
    await settled(id, rules, sentSurvey)
    log.info('Survey sent', { ...fields, providerId: result.providerId })
    return
  }
  if (result.outcome === 'unknown') throw result.fault
  log.warn('Survey not sent', { ...fields, outcome: result.outcome }, result.fault)
  await settled(id, rules, (present, at) =>
    result.outcome === 'not-sent'
      ? givenBackSurvey(present, at)
      : endedSurvey(present, 'failed', 'refused', at),
  )
}

/** Records how a claimed survey ended, whatever was answered to it meanwhile. */
const settled = async (
  id: string,
  rules: Policy,
  decide: (present: Survey, at: number) => Decision,
): Promise<void> => {
  await decideAndCommit({ timeZone: rules.desk.timeZone }, async (at) => {
    const present = await survey(id)
    if (present?.state !== 'sending') return undefined
    return { decision: decide(present, at), answer: undefined }
  })
}

const end = async (
  present: Survey,
  rules: Policy,
  state: 'cancelled' | 'unconfirmed',
  why: string,
): Promise<void> => {
  const at = now()
  const decision = endedSurvey(present, state, why, at)
  await commit(decision, { timeZone: rules.desk.timeZone, now: at })
  const { correlation, conversation: about } = present
  log.info('Survey ended unsent', { correlation, conversation: about, code: why })
}

/** Whether the case is still resolved by the resolution that the survey asks about. */
const isResolved = async ({ ticket: number, conversation: id, resolution }: Survey) => {
  const head = number === undefined ? await conversation(id) : await ticket(number)
  return head?.state === 'resolved' && head.resolutions === resolution
}
