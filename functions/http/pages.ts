import type {
  APIGatewayProxyEventV2 as ApiEvent,
  APIGatewayProxyStructuredResultV2 as ApiResult,
} from 'aws-lambda'
import { log } from '../../src/platform/log.ts'
import { answerSurveyPage, surveyPage } from './survey-page.ts'
import { changeWish, wishPage } from './survey-wish.ts'

/** The pages that customers open: a GET shows, a POST saves. */
export const handler = async (event: ApiEvent): Promise<ApiResult> => {
  const { requestId: correlation, http } = event.requestContext
  try {
    const isPost = http.method === 'POST'
    if (event.routeKey.endsWith('/unsubscribe')) {
      return isPost ? await changeWish(event) : await wishPage(event)
    }
    return isPost ? await answerSurveyPage(event) : await surveyPage(event)
  } catch (fault) {
    log.error('Page failed', { correlation, status: 500 }, fault)
    return {
      statusCode: 500,
      headers: { 'content-type': 'text/html; charset=utf-8' },
      body: '<!doctype html><meta charset="utf-8"><p>请稍后再试。 / Please try again in a moment.</p>',
    }
  }
}
