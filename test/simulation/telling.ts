import type { Conversation } from '../../src/desk/conversation.ts'
import type { Event } from '../../src/desk/event.ts'
import type { Message } from '../../src/desk/message.ts'
import type { Survey } from '../../src/desk/survey.ts'
import type { Item } from './promises/observed.ts'
import type { Story } from './world/story.ts'

const aboutEvent = (event: Event): string => {
  const { type, conversation, ticket, agent, team, fromAgent, target, why, score, presence } = event
  if (type === 'agent.presence') return `${agent} is ${presence}`
  const about = type.startsWith('ticket')
    ? `ticket ${ticket}`
    : (conversation ?? `ticket ${ticket}`)
  const more = [
    ...(agent === undefined ? [] : [`with ${agent}`]),
    ...(team === undefined ? [] : [`team ${team}`]),
    ...(fromAgent === undefined ? [] : [`from ${fromAgent}`]),
    ...(target === undefined ? [] : [target]),
    ...(score === undefined ? [] : [`score ${score}`]),
    ...(why === undefined ? [] : [`because: ${why}`]),
  ]
  return `${type} of ${about}${more.length === 0 ? '' : `, ${more.join(', ')}`}`
}

/** Says in words what a change of the table means, where it means something. */
export const tellChange = (
  story: Story,
  after: Item | undefined,
  before: Item | undefined,
): void => {
  if (after === undefined) return
  if (after.kind === 'event' && before === undefined) {
    story.tell('desk', aboutEvent(after as unknown as Event))
  }
  if (after.kind === 'inbound') {
    if (before === undefined) story.tell('desk', `keeps "${after.text}"`)
    else if (after.parkedAt !== before.parkedAt) story.tell('desk', `parks ${after.sk}`)
  }
  if (after.kind === 'message') {
    const { seq, direction, text, delivery, thread, episode } = after as unknown as Message
    const name = `${direction} ${seq} of ${thread}.${episode}`
    if (before === undefined) story.tell('desk', `${name}: "${text}"`)
    else if (delivery !== before.delivery) story.tell('desk', `${name} is ${delivery}`)
  }
  if (after.kind === 'survey' && after.state !== before?.state) {
    const { id, state, conversation } = after as unknown as Survey & Pick<Conversation, 'kind'>
    story.tell('desk', `survey ${id} about ${conversation} is ${state}`)
  }
}

/** The story with names that a person can keep apart, in place of ids. */
export const inNames = (lines: readonly string[], items: readonly Item[]): readonly string[] => {
  const names = new Map<string, string>()
  let surveys = 0
  for (const { kind, thread, threadKey, id } of items) {
    if (kind === 'thread') names.set(String(thread), String(threadKey))
    if (kind === 'survey') {
      surveys += 1
      names.set(String(id), `number ${surveys}`)
    }
  }
  return lines.map((line) => line.replace(/[a-z2-7]{26}/g, (id) => names.get(id) ?? id))
}
