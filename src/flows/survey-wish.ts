import type { Language } from '../desk/language.ts'
import { now } from '../platform/clock.ts'
import { log } from '../platform/log.ts'
import { customer, survey } from '../store/queries/heads.ts'
import { setSurveyWish } from '../store/survey-wish.ts'

export interface SurveyWish {
  readonly language: Language
  /** Whether this customer is still asked after a case. */
  readonly isAsked: boolean
}

/** What the customer of a survey wants; undefined where there is no such survey. A link works as long as the survey is kept. */
export const surveyWish = async (id: string): Promise<SurveyWish | undefined> => {
  const present = await survey(id, { isConsistent: false })
  if (present === undefined) return undefined
  const asked = await customer(present.customer)
  return { language: present.language, isAsked: asked?.surveysOffAt === undefined }
}

/** Asks this customer no more, or again. Surveys that are planned already are left out when their moment comes. */
export const wishSurveys = async (
  id: string,
  isAsked: boolean,
): Promise<SurveyWish | undefined> => {
  const present = await survey(id)
  if (present === undefined) return undefined
  await setSurveyWish(present.customer, isAsked ? undefined : now())
  const { correlation, conversation, language } = present
  log.info(isAsked ? 'Surveys wanted' : 'Surveys not wanted', { correlation, conversation })
  return { language, isAsked }
}
