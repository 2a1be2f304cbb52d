import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import * as z from 'zod/mini'
import { keepAnswer, openSurvey, type SurveyGone } from '../../src/flows/answer-survey.ts'
import { htmlPage as page } from '../../src/http/html-page.ts'
import { surveyForm, surveyGone, surveyThanks } from '../../src/pages/survey-page.ts'

const Score = z.pipe(z.string().check(z.regex(/^[1-5]$/)), z.transform(Number))
const Comment = z.optional(z.string().check(z.trim(), z.maxLength(2000)))
const surveyId = /^[a-z2-7]{26}$/
/** A form with two fields: whatever is longer was not sent by our page. */
const formBytesMax = 16 * 1024

/** `GET /s/{survey}`: the form, with the link's score chosen. Nothing is saved. */
export const surveyPage = async (event: ApiEvent): Promise<ApiResult> => {
  const id = event.pathParameters?.survey ?? ''
  const found = surveyId.test(id) ? await openSurvey(id) : undefined
  if (found === undefined) return page(404, surveyGone('foreign'))
  if ('gone' in found) return gone(found)
  const chosen = Score.safeParse(event.queryStringParameters?.score)
  return page(200, surveyForm({ ...found, score: chosen.success ? chosen.data : found.score }))
}

/** `POST /s/{survey}`: saves the answer. */
export const answerSurveyPage = async (event: ApiEvent): Promise<ApiResult> => {
  const id = event.pathParameters?.survey ?? ''
  if (!surveyId.test(id)) return page(404, surveyGone('foreign'))
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  if (body.length > formBytesMax) return page(413, surveyGone('foreign'))
  const form = new URLSearchParams(body.toString())
  const score = Score.safeParse(form.get('score') ?? undefined)
  const text = form.get('comment')?.trim()
  const comment = Comment.safeParse(text === '' ? undefined : text)
  if (!score.success || !comment.success) return incomplete(id)
  const kept = await keepAnswer(id, { score: score.data, comment: comment.data })
  if ('gone' in kept) return gone(kept)
  return page(200, surveyThanks(kept.language, score.data, kept.isLow, kept.texts))
}

const incomplete = async (id: string): Promise<ApiResult> => {
  const found = await openSurvey(id)
  if ('gone' in found) return gone(found)
  return page(400, surveyForm({ ...found, isIncomplete: true }))
}

const gone = (link: SurveyGone): ApiResult =>
  link.gone === 'foreign'
    ? page(404, surveyGone('foreign'))
    : page(410, surveyGone('expired', link.language))
