import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import { surveyWish, wishSurveys } from '../../src/flows/survey-wish.ts'
import { htmlPage as page } from '../../src/http/html-page.ts'
import { surveyGone, surveyWishPage } from '../../src/pages/survey-page.ts'

const surveyId = /^[a-z2-7]{26}$/
/** A form with one field. */
const formBytesMax = 1024

/** `GET /s/{survey}/unsubscribe`: whether its customer is asked after a case. Nothing is changed. */
export const wishPage = async (event: ApiEvent): Promise<ApiResult> => {
  const id = event.pathParameters?.survey ?? ''
  const wish = surveyId.test(id) ? await surveyWish(id) : undefined
  return wish === undefined ? page(404, surveyGone('foreign')) : page(200, surveyWishPage(wish))
}

/** `POST /s/{survey}/unsubscribe`: a mail program's one click (RFC 8058), or the button of the page. */
export const changeWish = async (event: ApiEvent): Promise<ApiResult> => {
  const id = event.pathParameters?.survey ?? ''
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8')
  const isAsked = new URLSearchParams(body.subarray(0, formBytesMax).toString()).get('surveys')
  const wish = surveyId.test(id) ? await wishSurveys(id, isAsked === 'on') : undefined
  return wish === undefined ? page(404, surveyGone('foreign')) : page(200, surveyWishPage(wish))
}
