import type { Patch } from '../house.ts'

/** A fault put into the desk on purpose, to see whether the simulation finds it. */
export interface Planted {
  readonly name: string
  readonly patches: readonly Patch[]
}

const planted = (
  name: string,
  file: string,
  ...changes: readonly (readonly [find: string, replace: string])[]
): Planted => ({ name, patches: changes.map(([find, replace]) => ({ file, find, replace })) })

/** Mistakes that people make in such a desk, each in one place of its source. */
export const plantedFaults: readonly Planted[] = [
  planted('a head is written whatever its revision is', 'src/store/parts/heads.ts', [
    "ConditionExpression: '#rev = :rev'",
    "ConditionExpression: '#rev = :rev OR #rev <> :rev'",
  ]),
  planted('a message is filed without looking at the mark', 'src/store/parts/marks.ts', [
    "'attribute_exists(pk) AND attribute_not_exists(filed)'",
    "'attribute_exists(pk)'",
  ]),
  planted('a webhook is acknowledged although the table refused to keep it', 'src/store/keep.ts', [
    "if (standsAlready.has((fault as Error).name)) return 'already-stored'",
    "if (fault !== undefined) return 'already-stored'",
  ]),
  planted(
    'a cursor goes by time instead of numbers',
    'src/store/queries/timeline.ts',
    [
      "':from': keys.message(thread, episode, seq + 1).sk",
      "':from': keys.message(thread, episode, 1).sk",
    ],
    [
      '    Limit: limit,\n  })\n  const found = items.map((item) => parsed(Message, item))',
      `  })
  const all = items.map((item) => parsed(Message, item))
  const last = all.find((one) => one.seq === seq)?.at ?? 0
  const found = all.filter((one) => one.at > last).slice(0, limit)`,
    ],
    ['return gap < 0 ? found : found.slice(0, gap)', 'return gap < -1 ? [] : found'],
  ),
  planted(
    'a page of messages goes on behind one that is not shown yet',
    'src/store/queries/timeline.ts',
    ['return gap < 0 ? found : found.slice(0, gap)', 'return gap < 0 ? found : found'],
  ),
  planted('a reply is claimed by whoever comes', 'src/store/delivery.ts', [
    "condition: 'delivery = :queued OR (delivery = :sending AND claimedAs = :mark)'",
    "condition: 'delivery = :queued OR delivery = :sending OR claimedAs = :mark'",
  ]),
  planted('a lease ends before the worker does', 'src/desk/delivering.ts', [
    'export const deliveryLeaseMilliseconds = 60 * secondMilliseconds',
    'export const deliveryLeaseMilliseconds = 2 * secondMilliseconds',
  ]),
  planted('an answer that never came is taken for a no', 'src/channels/webhook/send.ts', [
    ": { outcome: 'unknown', code: code.toLowerCase() }",
    ": { outcome: 'failed', code: code.toLowerCase() }",
  ]),
  planted('a reply does not wait for the one before it', 'src/desk/delivering.ts', [
    "if (previous?.delivery === 'queued' || previous?.delivery === 'sending') {",
    "if (previous?.delivery === 'read') {",
  ]),
  planted('a mail whose fate is unknown is sent again', 'src/platform/mail-client.ts', [
    "if (status < 400 || status >= 500) return 'unknown'",
    "if (status < 400 || status >= 500) return 'not-sent'",
  ]),
  planted(
    'a customer is asked without looking when they were asked last',
    'src/store/parts/customer.ts',
    [
      "'attribute_exists(pk) AND (attribute_not_exists(surveyedAt) OR surveyedAt < :notSince)'",
      "'attribute_exists(pk) AND (attribute_not_exists(surveyedAt) OR surveyedAt <> :notSince)'",
    ],
  ),
  planted('an agent gets work above their capacity', 'src/store/parts/marks.ts', [
    "'#load < #capacity'",
    "'#load < #capacity OR #load >= #capacity'",
  ]),
  planted('a resolved case stays on the load of its agent', 'src/desk/load.ts', [
    "if (head === undefined || head.state === 'resolved') return undefined",
    'if (head === undefined) return undefined',
  ]),
  planted('a wake-up that is lost is never made good', 'src/flows/tick.ts', [
    'const drains = await sendDrains()',
    'const drains = 0',
  ]),
  planted('the clock looks at three shards of four', 'src/flows/tick.ts', [
    'Array.from({ length: dueShards }',
    'Array.from({ length: dueShards - 1 }',
  ]),
  planted('a failed message of a batch is not reported', 'src/platform/queue-records.ts', [
    'batchItemFailures.push({ itemIdentifier: record.messageId })',
    '',
  ]),
  planted('a failed record of the stream is not reported', 'src/platform/stream.ts', [
    'return { batchItemFailures: [{ itemIdentifier }] }',
    'if (itemIdentifier.length < 0) return { batchItemFailures: [{ itemIdentifier }] }',
  ]),
  planted('a part of a batch that SQS refused is forgotten', 'src/platform/queues.ts', [
    'if (refused !== undefined) {',
    'if (refused?.Code === undefined && refused !== undefined) {',
  ]),
  planted('a missed target is told and not marked', 'src/desk/escalating.ts', [
    'deadlines: withMissed(head.deadlines, now),',
    'deadlines: withMissed(head.deadlines, 0),',
  ]),
  planted("a request's key is kept beside the transaction and not in it", 'src/store/commit.ts', [
    '...onceParts(options.once),',
    '',
  ]),
  planted('each low answer opens another follow-up', 'src/desk/survey-answering.ts', [
    'score <= policy.survey.followUpUpToScore && survey.followUp === undefined',
    'score <= policy.survey.followUpUpToScore',
  ]),
  planted('a changed score counts beside the one that it replaces', 'src/desk/metrics.ts', [
    'scores: added(added(part.scores, fact.score, 1), fact.previousScore, -1)',
    'scores: added(part.scores, fact.score, 1)',
  ]),
  planted('a ticket moves without its conversation', 'src/desk/transferring.ts', [
    '...movedWithNote(ledBy(ticket, conversations), to, transfer, now),',
    '...movedWithNote([], to, transfer, now),',
  ]),
  planted('rows of words that the table did not take are forgotten', 'src/store/write-all.ts', [
    'left = UnprocessedItems?.[tableName()] ?? []',
    'left = UnprocessedItems?.[tableName()]?.slice(0, 0) ?? []',
  ]),
  planted('whoever searches finds what other teams have', 'src/flows/search.ts', [
    'head === undefined || mayRead(caller, head) ? []',
    'head === undefined || (caller.teams.length === 0 && mayRead(caller, head)) ? []',
  ]),
  planted(
    'what a lagging reading does not find is taken for not there',
    'src/store/queries/heads.ts',
    [
      '(await read({ isConsistent: false })) ?? read({ isConsistent: true })',
      'read({ isConsistent: false })',
    ],
  ),
]
