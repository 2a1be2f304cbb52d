import { describe, expect, it } from 'vitest'
import { createNarrator } from '../../local/demo/narration.ts'
import { acts, openScene } from '../../local/demo/play.ts'
import { noted, type Scene } from '../../local/demo/scene.ts'
import { journey, type LogLine, logsOf } from './desk.ts'
import { secretOf } from './secret.ts'

const { client } = journey()

let scene: Scene
const silent = createNarrator(() => undefined)

describe('a television fault before a live class, from the first message to the numbers', () => {
  it.each(acts)('$title', async ({ play }) => {
    scene ??= openScene(client().url, silent)
    await play(scene)
  })
})

const linesOf = async (): Promise<readonly (readonly [string, LogLine])[]> =>
  [...(await logsOf(client()))].flatMap(([name, lines]) =>
    name === 'desk' ? [] : lines.map((line) => [name, JSON.parse(line) as LogLine] as const),
  )

describe('the logs of the whole case', () => {
  it('follow the first message by one correlation id through every function that worked for it', async () => {
    const lines = await linesOf()
    const [, first] =
      lines.find(([name, { message }]) => name === 'Webhooks' && message === 'Received') ?? []
    expect(first?.correlation).toMatch(/\S{8,}/)
    const followed = lines.filter(([, { correlation }]) => correlation === first?.correlation)
    expect(new Set(followed.map(([name]) => name))).toEqual(
      new Set(['Webhooks', 'OnMessage', 'Relay', 'Deadlines', 'Escalate', 'Survey', 'Pages']),
    )
  })

  it('follow the case by its conversation through everybody who worked for it', async () => {
    const lines = await linesOf()
    const conversation = noted(scene, 'conversation')
    const names = lines
      .filter(([, line]) => line.conversation === conversation)
      .map(([name]) => name)
    expect([...new Set(names)]).toEqual(
      expect.arrayContaining(['OnMessage', 'Deadlines', 'Escalate', 'Deliver']),
    )
  })

  it('are JSON lines, and the only warning is of the missed target', async () => {
    const lines = await linesOf()
    expect(lines.length).toBeGreaterThan(20)
    const warned = lines.filter(([, { level }]) => level !== 'info')
    expect(warned.map(([, { message }]) => message)).toEqual(['Target missed'])
  })

  it('hold no word of what was written, no name, address, secret or token', async () => {
    const text = [...(await logsOf(client())).values()].flat().join('\n')
    const { customer, messages, dialogue, ticket } = scene.script
    const told = [
      ...messages.map((message) => message.text),
      ...Object.values(dialogue),
      ...[ticket.title, customer.name, customer.email, '@', 'whsec_', 'eyJ'],
      ...['林小雨', '方敏', '梅静', 'Lindgren', 'Bearer', 'customer-', scene.playing],
      (await secretOf(client())).replace('whsec_', ''),
      new URL(noted(scene, 'surveyLink')).host,
    ]
    expect(told.filter((word) => text.includes(word))).toEqual([])
    // Whoever knows the survey's id may answer it.
    const survey = noted(scene, 'surveyLink').split('/').at(-1) ?? ''
    expect(text.includes(survey)).toBe(false)
  })
})
