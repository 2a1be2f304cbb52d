import { AwsError } from '../aws-call.ts'
import { type Listener, listen, readBody, sendJson } from '../http.ts'
import type { ParameterStore } from './parameters.ts'

/**
 * SSM's JSON protocol before the store. It also answers for every other service that a function might call,
 * so that nothing ever leaves this machine: with "not played".
 */
export const serveParameters = (store: ParameterStore): Promise<Listener> =>
  listen(0, async (request, response) => {
    const [service = '', operation = ''] = String(request.headers['x-amz-target'] ?? '').split('.')
    const body = await readBody(request)
    const type = { 'content-type': 'application/x-amz-json-1.1' }
    try {
      if (service !== 'AmazonSSM')
        throw new AwsError(
          'UnknownOperationException',
          `${service || 'This service'} is not played on the local desk.`,
        )
      const input: unknown = JSON.parse(body?.toString('utf8') || '{}')
      sendJson(response, 200, store.answer(operation, Object(input)), type)
    } catch (error) {
      if (!(error instanceof AwsError)) throw error
      const message = error.message.slice(error.code.length + 2)
      sendJson(response, 400, { __type: error.code, message }, type)
    }
  })
