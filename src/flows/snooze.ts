import { isRefusal, type Refusal } from '../desk/refusal.ts'
import { snooze } from '../desk/snoozing.ts'
import { answeredHead } from './answered.ts'
import { actableConversation } from './case.ts'
import { type Answered, carryOut, type Request } from './request.ts'

/** Puts a case aside until a moment; undefined takes it out again. */
export const snoozeConversation = (
  request: Request,
  id: string,
  until: number | undefined,
): Promise<Answered | Refusal> =>
  carryOut(request, async (_, now) => {
    const { caller, correlation } = request
    const head = await actableConversation(id, request)
    if (isRefusal(head)) return head
    const decision = snooze(head, until, { by: caller.agent, correlation }, now)
    return answeredHead(decision, 'conversation')
  })
