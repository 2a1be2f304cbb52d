import { TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import type { Agent } from '../desk/agent.ts'
import type { Event } from '../desk/event.ts'
import { sleep } from '../platform/clock.ts'
import { jittered } from '../platform/ids.ts'
import { table, tableName } from '../platform/table.ts'
import { ConflictFault } from './faults.ts'
import { agentPk, eventPrefix, keys, moment } from './keys.ts'
import { effects, kinds } from './schema.ts'

/** Makes an agent's head if there is none, and keeps its presence and load if there is one. */
export const ensureAgent = async (id: string, capacity: number): Promise<void> => {
  await table.send(
    new UpdateCommand({
      TableName: tableName(),
      Key: keys.agent(id),
      UpdateExpression:
        'SET v = :one, kind = :kind, id = :id, #capacity = :capacity, ' +
        '#load = if_not_exists(#load, :zero), presence = if_not_exists(presence, :away), ' +
        'presenceUntil = if_not_exists(presenceUntil, :zero), ' +
        'assignedAt = if_not_exists(assignedAt, :zero)',
      ExpressionAttributeNames: { '#capacity': 'capacity', '#load': 'load' },
      ExpressionAttributeValues: {
        ':one': 1,
        ':kind': kinds.agent,
        ':id': id,
        ':capacity': capacity,
        ':zero': 0,
        ':away': 'away',
      },
    }),
  )
}

/**
 * Says whether an agent takes work, until when. An agent who is online now, and was not, is an event: relay
 * sees to it that what waits is given out.
 */
export const setPresence = async (
  { id, presence, presenceUntil }: Pick<Agent, 'id' | 'presence' | 'presenceUntil'>,
  event: Event | undefined,
): Promise<void> => {
  const update = {
    TableName: tableName(),
    Key: keys.agent(id),
    UpdateExpression: 'SET presence = :presence, presenceUntil = :until',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':presence': presence, ':until': presenceUntil },
  }
  if (event === undefined) {
    await pastOthers(() => table.send(new UpdateCommand(update)))
    return
  }
  const item = {
    pk: agentPk(id),
    sk: `${eventPrefix}${moment(event.at)}`,
    v: 1,
    kind: kinds.event,
    ...event,
    ...(presence === 'online' ? { effect: effects.drain } : {}),
  }
  await pastOthers(() =>
    table.send(
      new TransactWriteCommand({
        TransactItems: [{ Update: update }, { Put: { TableName: tableName(), Item: item } }],
      }),
    ),
  )
}

const triesMax = 5

/** Whoever gives an agent work writes to the same head: what only meets them is done again. */
const pastOthers = async (write: () => Promise<unknown>): Promise<void> => {
  for (let tries = 1; ; tries += 1) {
    try {
      await write()
      return
    } catch (fault) {
      if (!isMeeting(fault)) throw fault
      if (tries === triesMax) throw new ConflictFault(triesMax, { cause: fault })
      await sleep(jittered(20 * 2 ** tries))
    }
  }
}

const isMeeting = (fault: unknown): boolean => {
  const { name, CancellationReasons = [] } = fault as {
    name?: string
    CancellationReasons?: readonly { readonly Code?: string }[]
  }
  if (name === 'TransactionConflictException') return true
  const codes = CancellationReasons.map(({ Code }) => Code).filter((code) => code !== 'None')
  return codes.length > 0 && codes.every((code) => code === 'TransactionConflict')
}
