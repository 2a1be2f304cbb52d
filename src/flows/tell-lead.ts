import { conversationId } from '../desk/conversation.ts'
import type { Escalation } from '../desk/escalation.ts'
import { composed } from '../mail/compose.ts'
import { lateMail } from '../mail/late-mail.ts'
import { sender } from '../mail/sender.ts'
import { log } from '../platform/log.ts'
import { sendMail } from '../platform/mail-client.ts'
import { policy } from '../store/policy.ts'
import { conversationNamed, ticket } from '../store/queries/heads.ts'

/** Mails the team's lead. It may be sent again after a fault: an escalation must arrive, twice rather than never. */
export const tellLead = async (late: Escalation): Promise<void> => {
  const rules = await policy()
  const team = rules.teams[late.team]
  const lead = team === undefined ? undefined : rules.agents[team.lead]
  const { correlation, target } = late
  const fields = { correlation, conversation: late.conversation, ticket: late.ticket, code: target }
  if (team === undefined || lead === undefined) {
    log.error('Nobody to escalate to: the team is gone from the policy', {
      ...fields,
      team: late.team,
    })
    return
  }
  const about = await caseOf(late)
  if (about === undefined) {
    log.error('Nothing to escalate: the case is gone', fields)
    return
  }
  const from = sender(rules.desk.name)
  const mail = lateMail(
    {
      target,
      dueAt: late.dueAt,
      missedAt: late.at,
      title: about.title,
      team: team.name,
      agent: late.agent === undefined ? undefined : rules.agents[late.agent]?.name,
      path: about.path,
      openedAt: about.openedAt,
    },
    { name: lead.name, address: lead.email, language: lead.language },
    from,
    rules.desk.timeZone,
  )
  const providerId = await sendMail({ from: from.address, to: lead.email, raw: composed(mail) })
  log.info('Told the lead', { ...fields, team: late.team, providerId })
}

/** An event is written with its case: one that is not there was taken away since. */
const caseOf = async (late: Escalation) => {
  const about =
    late.conversation === undefined ? undefined : await conversationNamed(late.conversation)
  if (about !== undefined) {
    return { title: about.name, path: conversationId(about), openedAt: about.openedAt }
  }
  const head = late.ticket === undefined ? undefined : await ticket(late.ticket)
  return head && { title: head.title, path: String(head.number), openedAt: head.openedAt }
}
