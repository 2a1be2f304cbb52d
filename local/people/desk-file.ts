import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { asFieldsOrEmpty, type Fields, isFields } from '../assembly/shape.ts'
import { CannotStart, messageOf } from '../cannot-start.ts'

/** Someone who can sign in at the local desk. */
export interface DemoAgent {
  readonly id: string
  readonly name: string
  readonly email: string
}

export interface People {
  readonly agents: readonly DemoAgent[]
  /** Inboxes that apps write to. */
  readonly inboxes: readonly string[]
  /** Inboxes that are chats on pages. */
  readonly chats: readonly string[]
  /** Where mails go. */
  readonly mailAddresses: readonly string[]
}

/** A name is one text, or one per language. */
const nameOf = (agent: Fields, id: string): string => {
  const name = agent.name
  if (typeof name === 'string') return name
  return isFields(name) ? String(Object.values(name)[0] ?? id) : id
}

export const readPeople = (text: string): People => {
  const desk = asFieldsOrEmpty(parse(text) ?? {}, 'the desk file')
  const agents = Object.entries(asFieldsOrEmpty(desk.agents, 'agents')).map(([id, value]) => {
    const agent = asFieldsOrEmpty(value ?? {}, id)
    return { id, name: nameOf(agent, id), email: String(agent.email ?? `${id}@desk.example`) }
  })
  const channels = Object.entries(asFieldsOrEmpty(desk.inboxes, 'inboxes')).map(([id, value]) => {
    const { channel, address } = asFieldsOrEmpty(value ?? {}, id)
    return { id, channel, address: String(address) }
  })
  const named = (isWanted: (channel: unknown) => boolean) =>
    channels.filter(({ channel }) => isWanted(channel)).map(({ id }) => id)
  return {
    agents,
    inboxes: named((channel) => channel === undefined || channel === 'webhook'),
    chats: named((channel) => channel === 'webchat'),
    mailAddresses: channels
      .filter(({ channel }) => channel === 'mail')
      .map(({ address }) => address),
  }
}

/** The people of the file that is seeded: they are who tokens are for. */
export const readPeopleFile = (path: string): People => {
  try {
    return readPeople(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new CannotStart(
      `The desk file ${path} cannot be read (${messageOf(error).split('\n')[0]}): correct it and start again.`,
    )
  }
}
