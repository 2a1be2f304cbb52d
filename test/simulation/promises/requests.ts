import { type DeskAtRest, repeated } from './desk-at-rest.ts'
import type { Observed } from './observed.ts'

/** What an agent wrote is there once if they were told so, and never twice. */
export const writtenOnce = ({ asked }: Observed, desk: DeskAtRest): readonly string[] => {
  const written = [...desk.messages, ...desk.ofKind('ticket-note')]
  return asked.flatMap(({ key, text, answers }) => {
    if (text === undefined) return []
    const there = written.filter((one) => one.text === text).length
    const isPromised = answers.some(({ status }) => status === 201)
    if (there > 1) return [`${key} was written ${there} times`]
    return isPromised && there === 0 ? [`${key} was answered 201, and is not there`] : []
  })
}

/** The same key gets the same answer, as often as it is asked. */
export const repeatsAlike = ({ asked }: Observed): readonly string[] =>
  asked.flatMap(({ key, answers }) => {
    const done = answers.filter(({ status }) => status < 300).map((one) => JSON.stringify(one))
    return new Set(done).size > 1 ? [`${key} was answered in ${new Set(done).size} ways`] : []
  })

/** A conversation is led by one ticket at most: none is opened for it twice. A merged one only tells what it led. */
export const ticketsOnce = (_: Observed, desk: DeskAtRest): readonly string[] => {
  const led = desk.tickets
    .filter(({ type, mergedInto }) => type !== 'call-back' && mergedInto === undefined)
    .flatMap(({ conversations }) => conversations)
  const followed = desk.tickets.flatMap(({ survey }) => (survey === undefined ? [] : [survey]))
  return [
    ...repeated(led).map((id) => `${id} has two tickets`),
    ...repeated(followed).map((id) => `survey ${id} has two follow-ups`),
  ]
}
