import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAwsCall } from '../../local/aws-call.ts'
import type { Desk } from '../../local/desk.ts'
import { ask, partition, put, startSmallDesk, untilIdle } from './small-desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await startSmallDesk()
})
afterAll(() => desk.stop())

const inbound = { kind: { S: 'inbound' } }
const seenKeys = async () => (await partition(desk, 'seen')).map(({ of }) => of?.S ?? '')
const sqs = () => createAwsCall('sqs', desk.running.endpoints.sqs, 'us-east-1')
const queueUrl = () => `${desk.running.endpoints.sqs}/000000000000/small-work`

describe('the table’s stream', () => {
  it('brings what the filter lets pass, and nothing else', async () => {
    await put(desk, 'wanted', '1', inbound)
    await put(desk, 'other-kind', '1', { kind: { S: 'message' } })
    await put(desk, 'wanted', '1', { ...inbound, changed: { S: 'a MODIFY is not an INSERT' } })
    expect((await untilIdle(desk)).body).toEqual({ idle: true })
    expect(await seenKeys()).toEqual(['wanted'])
  })

  it('goes on past a record that keeps failing, and keeps that one in the bucket', async () => {
    await put(desk, 'before', '1', inbound)
    await put(desk, 'poison', '1', inbound)
    await put(desk, 'after', '1', inbound)
    await untilIdle(desk)
    const seen = await seenKeys()
    expect(seen).toContain('before')
    expect(seen).toContain('after')
    expect(seen).not.toContain('poison')
    const bucket = `${desk.running.endpoints.s3}/small-failures`
    const listing = await (await fetch(`${bucket}?list-type=2`)).text()
    const key = /<Key>(aws\/lambda\/SeenSource\/[^<]+)<\/Key>/.exec(listing)?.[1]
    const kept = JSON.parse(await (await fetch(`${bucket}/${key}`)).text())
    expect(kept.requestContext.condition).toBe('RetryAttemptsExhausted')
    expect(JSON.parse(kept.payload).Records[0].dynamodb.Keys.pk.S).toBe('poison')
  })
})

describe('a queue', () => {
  it('takes a message off when it is done, and leaves the failed one to come again', async () => {
    await sqs()('SendMessage', { QueueUrl: queueUrl(), MessageBody: 'good' })
    await sqs()('SendMessage', { QueueUrl: queueUrl(), MessageBody: 'bad' })
    expect((await untilIdle(desk)).body).toEqual({ idle: true })
    const worked = (await partition(desk, 'worked')).map(({ sk }) => sk?.S)
    expect(worked).toEqual(['bad#1', 'bad#2', 'good#1'])
  })

  it('moves what failed too often to the dead letters', async () => {
    const { body } = await ask(desk, '/_local/queues')
    expect(body['small-work-dead']).toMatchObject({ visible: 1 })
    expect(body['small-work']).toEqual({ visible: 0, inFlight: 0, delayed: 0 })
  })
})

describe('asking whether the desk is idle', () => {
  it('names what is still busy when the time is over', async () => {
    await sqs()('SendMessage', { QueueUrl: queueUrl(), MessageBody: 'bad again' })
    const { status, body } = await ask(desk, '/_local/idle?timeoutSeconds=0.3')
    expect(status).toBe(504)
    expect(body.busy.join()).toContain('small-work')
  })
})
