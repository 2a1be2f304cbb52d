import { randomInt } from 'node:crypto'
import type { ParameterPlan, SecretPlan } from '../assembly/stores.ts'
import { AwsError } from '../aws-call.ts'
import type { Folder } from '../folder.ts'
import { generateSecretText } from './secret-text.ts'

export interface Parameter {
  readonly Name: string
  readonly Type: string
  readonly Value: string
  readonly Version: number
  readonly LastModifiedDate: number
}

interface Kept {
  readonly parameters: Record<string, Parameter>
  readonly secrets: Record<string, string>
}

interface Input {
  readonly Name?: string
  readonly Names?: readonly string[]
  readonly Path?: string
  readonly Recursive?: boolean
  readonly WithDecryption?: boolean
  readonly MaxResults?: number
  readonly NextToken?: string
  readonly Value?: string
  readonly Type?: string
  readonly Overwrite?: boolean
}

const fileName = 'parameters.json'
const secretPath = '/aws/reference/secretsmanager/'

/** Parameters and secrets of this desk, kept in its folder. */
export interface ParameterStore {
  /** Answers an operation of SSM. Throws AwsError as SSM would refuse. */
  readonly answer: (operation: string, input: Input) => unknown
  /** The plain value, for the desk's own use. */
  readonly plain: (name: string) => string | undefined
}

const shown = (parameter: Parameter, isDecrypted: boolean): Parameter =>
  parameter.Type === 'SecureString' && !isDecrypted
    ? { ...parameter, Value: `encrypted:${Buffer.from(parameter.Value).toString('base64url')}` }
    : parameter

const makeSecrets = (kept: Kept, plans: readonly SecretPlan[]): void => {
  for (const { name, generate, text } of plans) {
    if (name in kept.secrets) continue
    kept.secrets[name] = generate ? generateSecretText(generate, randomInt) : (text ?? '')
  }
}

/** What a kept folder holds from an earlier template is replaced, as a deployment does. */
const setParameters = (kept: Kept, plans: readonly ParameterPlan[]): void => {
  for (const { name: Name, value: Value } of plans) {
    if (kept.parameters[Name]?.Value !== Value) put(kept, { Name, Value, Overwrite: true })
  }
}

const readSecret = (kept: Kept, { Name = '', WithDecryption }: Input): Parameter | undefined => {
  const secret = kept.secrets[Name.slice(secretPath.length)]
  if (secret === undefined) return undefined
  if (!WithDecryption)
    throw new AwsError(
      'ValidationException',
      'WithDecryption flag must be True for retrieving a Secret Manager secret.',
    )
  return {
    Name,
    Type: 'SecureString',
    Value: secret,
    Version: 0,
    LastModifiedDate: Date.now() / 1000,
  }
}

const find = (kept: Kept, input: Input): Parameter | undefined => {
  const { Name = '' } = input
  if (Name.startsWith(secretPath)) return readSecret(kept, input)
  const found = kept.parameters[Name]
  return found ? shown(found, input.WithDecryption === true) : undefined
}

const getOne = (kept: Kept, input: Input) => {
  const Parameter = find(kept, input)
  if (!Parameter) throw new AwsError('ParameterNotFound', `Parameter ${input.Name} not found.`)
  return { Parameter }
}

const getSeveral = (kept: Kept, { Names = [], ...input }: Input) => {
  if (Names.length > 10)
    throw new AwsError('ValidationException', `At most 10 names are taken, got ${Names.length}.`)
  const found = Names.map((Name) => ({ Name, parameter: find(kept, { ...input, Name }) }))
  return {
    Parameters: found.flatMap(({ parameter }) => parameter ?? []),
    InvalidParameters: found.flatMap(({ Name, parameter }) => (parameter ? [] : Name)),
  }
}

const getByPath = (kept: Kept, input: Input) => {
  const path = `${(input.Path ?? '/').replace(/\/$/, '')}/`
  const below = Object.values(kept.parameters)
    .filter(({ Name }) => Name.startsWith(path))
    .filter(({ Name }) => input.Recursive || !Name.slice(path.length).includes('/'))
    .sort((one, other) => (one.Name < other.Name ? -1 : 1))
  const from = Number(input.NextToken ?? 0)
  const to = from + (input.MaxResults ?? 10)
  return {
    Parameters: below.slice(from, to).map((found) => shown(found, input.WithDecryption === true)),
    ...(to < below.length ? { NextToken: String(to) } : {}),
  }
}

const put = (kept: Kept, { Name = '', Value = '', Type, Overwrite }: Input) => {
  const before = kept.parameters[Name]
  if (before && !Overwrite)
    throw new AwsError('ParameterAlreadyExists', `The parameter ${Name} already exists.`)
  const Version = (before?.Version ?? 0) + 1
  kept.parameters[Name] = {
    Name,
    Type: Type ?? before?.Type ?? 'String',
    Value,
    Version,
    LastModifiedDate: Date.now() / 1000,
  }
  return { Version, Tier: 'Standard' }
}

const remove = (kept: Kept, { Name = '' }: Input) => {
  if (!(Name in kept.parameters))
    throw new AwsError('ParameterNotFound', `Parameter ${Name} not found.`)
  delete kept.parameters[Name]
  return {}
}

const operations: Record<string, (kept: Kept, input: Input) => unknown> = {
  GetParameter: getOne,
  GetParameters: getSeveral,
  GetParametersByPath: getByPath,
  PutParameter: put,
  DeleteParameter: remove,
}

export const createParameterStore = (
  folder: Folder,
  secrets: readonly SecretPlan[],
  parameters: readonly ParameterPlan[] = [],
): ParameterStore => {
  const kept: Kept = folder.readJson<Kept>(fileName) ?? { parameters: {}, secrets: {} }
  makeSecrets(kept, secrets)
  setParameters(kept, parameters)
  folder.writeJson(fileName, kept)
  return {
    plain: (name) => kept.parameters[name]?.Value,
    answer: (operation, input) => {
      const work = operations[operation]
      if (!work)
        throw new AwsError(
          'UnknownOperationException',
          `${operation} is not played on the local desk.`,
        )
      const answer = work(kept, input)
      if (!operation.startsWith('Get')) folder.writeJson(fileName, kept)
      return answer
    },
  }
}
