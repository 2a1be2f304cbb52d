import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  DeleteParameterCommand,
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createParameterStore } from '../../local/emulators/parameters.ts'
import { serveParameters } from '../../local/emulators/parameters-server.ts'
import { generateSecretText } from '../../local/emulators/secret-text.ts'
import { type Folder, openFolder } from '../../local/folder.ts'
import type { Listener } from '../../local/http.ts'

const pepper = { name: 'pepper', generate: { ExcludePunctuation: true, PasswordLength: 64 } }
const reference = '/aws/reference/secretsmanager/pepper'

let data: string
let folder: Folder
let server: Listener
let ssm: SSMClient
beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'warmline-test-'))
  folder = openFolder(data, false)
  server = await serveParameters(createParameterStore(folder, [pepper]))
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
  ssm = new SSMClient({ endpoint: server.url, region: 'us-east-1', credentials, maxAttempts: 1 })
})
afterAll(async () => {
  ssm.destroy()
  await server.close()
  folder.close()
  rmSync(data, { recursive: true })
})

const put = (Name: string, Value: string, more: object = {}) =>
  ssm.send(new PutParameterCommand({ Name, Value, Type: 'SecureString', ...more }))
const get = (Name: string, WithDecryption = true) =>
  ssm.send(new GetParameterCommand({ Name, WithDecryption }))

describe('parameters', () => {
  it('are put once, replaced when asked, read, and deleted', async () => {
    await put('/desk/inboxes/app/secret', 'one')
    await expect(put('/desk/inboxes/app/secret', 'two')).rejects.toThrow('already exists')
    expect((await put('/desk/inboxes/app/secret', 'two', { Overwrite: true })).Version).toBe(2)
    expect((await get('/desk/inboxes/app/secret')).Parameter?.Value).toBe('two')
    await ssm.send(new DeleteParameterCommand({ Name: '/desk/inboxes/app/secret' }))
    await expect(get('/desk/inboxes/app/secret')).rejects.toMatchObject({
      name: 'ParameterNotFound',
    })
  })

  it('of the template stand there from the start, with its newest value', async () => {
    const other = mkdtempSync(join(tmpdir(), 'warmline-test-'))
    const kept = openFolder(other, false)
    const valueAfter = (value: string) => {
      createParameterStore(kept, [], [{ name: '/desk/bucket', value }])
      return createParameterStore(kept, []).plain('/desk/bucket')
    }
    expect(valueAfter('one')).toBe('one')
    expect(valueAfter('two')).toBe('two')
    kept.close()
    rmSync(other, { recursive: true })
  })

  it('stay hidden without decryption', async () => {
    await put('/desk/hidden', 'secret')
    expect((await get('/desk/hidden', false)).Parameter?.Value).not.toContain('secret')
  })

  it('are listed below a path, page by page', async () => {
    for (const name of ['/list/a', '/list/b', '/list/c/deep', '/listing']) await put(name, name)
    const list = (more: object) =>
      ssm.send(new GetParametersByPathCommand({ Path: '/list', WithDecryption: true, ...more }))
    expect((await list({})).Parameters?.map(({ Name }) => Name)).toEqual(['/list/a', '/list/b'])
    const first = await list({ Recursive: true, MaxResults: 2 })
    const second = await list({ Recursive: true, MaxResults: 2, NextToken: first.NextToken })
    expect(second.Parameters?.map(({ Name }) => Name)).toEqual(['/list/c/deep'])
    expect(second.NextToken).toBeUndefined()
  })

  it('name those that are missing', async () => {
    const Names = [reference, '/desk/missing']
    const { Parameters, InvalidParameters } = await ssm.send(
      new GetParametersCommand({ Names, WithDecryption: true }),
    )
    expect(Parameters?.map(({ Name }) => Name)).toEqual([reference])
    expect(InvalidParameters).toEqual(['/desk/missing'])
  })
})

describe('a secret of the template', () => {
  it('is made as the template says and stays the same', async () => {
    const value = (await get(reference)).Parameter?.Value
    expect(value).toMatch(/^[A-Za-z0-9]{64}$/)
    const again = createParameterStore(folder, [pepper])
    expect(again.answer('GetParameter', { Name: reference, WithDecryption: true })).toMatchObject({
      Parameter: { Value: value },
    })
  })

  it('is read only with decryption', async () => {
    await expect(get(reference, false)).rejects.toThrow('WithDecryption flag must be True')
  })

  it('may stand inside a template of its own, without the letters that are excluded', () => {
    const text = generateSecretText(
      {
        ...{ SecretStringTemplate: '{"user":"desk"}', GenerateStringKey: 'key' },
        ...{ ExcludeNumbers: true, ExcludeUppercase: true, ExcludePunctuation: true },
        ExcludeCharacters: 'abcdefghijklm',
      },
      (below) => below - 1,
    )
    const { user, key } = JSON.parse(text)
    expect(user).toBe('desk')
    expect(key).toMatch(/^[n-z]{32}$/)
  })
})

it('a service that is not played says so', async () => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'AWSEvents.PutEvents' },
    body: '{}',
  })
  expect(await response.json()).toMatchObject({
    __type: 'UnknownOperationException',
    message: 'AWSEvents is not played on the local desk.',
  })
})
