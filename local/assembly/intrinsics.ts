import { asFields, asList, asText, type Fields, isFields } from './shape.ts'
import type { Template } from './template.ts'

/** What `Ref` and `Fn::GetAtt` mean here. */
export interface References {
  readonly reference: (logicalId: string) => unknown
  readonly attribute: (logicalId: string, name: string) => unknown
}

export type Resolve = (value: unknown) => unknown

/** Stands for `AWS::NoValue`: the property or item that holds it is left out. */
const noValue = Symbol('AWS::NoValue')

type Intrinsic = (argument: unknown, resolve: Resolve) => unknown

const join: Intrinsic = (argument, resolve) => {
  const [separator, parts] = asList(argument, 'Fn::Join')
  return asList(resolve(parts), 'Fn::Join')
    .map((part) => asText(part, 'a part of Fn::Join'))
    .join(asText(separator, 'Fn::Join'))
}

const split: Intrinsic = (argument, resolve) => {
  const [separator, text] = asList(argument, 'Fn::Split')
  return asText(resolve(text), 'Fn::Split').split(asText(separator, 'Fn::Split'))
}

const select: Intrinsic = (argument, resolve) => {
  const [index, list] = asList(argument, 'Fn::Select')
  const items = asList(resolve(list), 'Fn::Select')
  const item = items[Number(resolve(index))]
  if (item === undefined)
    throw new RangeError(`Fn::Select asks for item ${index} of ${items.length}: correct the index.`)
  return item
}

const lookUp = (template: Template, argument: unknown, resolve: Resolve): unknown => {
  const [map, first, second] = asList(resolve(argument), 'Fn::FindInMap').map(String)
  const found = template.Mappings?.[map ?? '']?.[first ?? '']?.[second ?? '']
  if (found === undefined)
    throw new Error(
      `Fn::FindInMap finds nothing at ${map}, ${first}, ${second}: add it to Mappings.`,
    )
  return found
}

const substitute = (argument: unknown, resolve: Resolve): string => {
  const [text, own] = Array.isArray(argument) ? argument : [argument, {}]
  const values = asFields(resolve(own ?? {}), 'Fn::Sub')
  return asText(text, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (whole, literal, name: string) => {
    if (literal) return whole.replace('!', '')
    if (name in values) return asText(values[name], name)
    return asText(resolve(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }), name)
  })
}

const attributeOf = (argument: unknown, references: References): unknown => {
  const [id, ...rest] = Array.isArray(argument) ? argument.map(String) : String(argument).split('.')
  return references.attribute(id ?? '', rest.join('.'))
}

const conditions = (template: Template): Record<string, Intrinsic> => {
  const holds = (name: unknown, resolve: Resolve) => resolve(template.Conditions?.[String(name)])
  return {
    Condition: holds,
    'Fn::If': (argument, resolve) => {
      const [name, yes, no] = asList(argument, 'Fn::If')
      return resolve(holds(name, resolve) ? yes : no)
    },
    'Fn::Equals': (argument, resolve) => {
      const [left, right] = asList(resolve(argument), 'Fn::Equals')
      return String(left) === String(right)
    },
    'Fn::Not': (argument, resolve) => !asList(resolve(argument), 'Fn::Not')[0],
    'Fn::And': (argument, resolve) => asList(resolve(argument), 'Fn::And').every(Boolean),
    'Fn::Or': (argument, resolve) => asList(resolve(argument), 'Fn::Or').some(Boolean),
  }
}

const base64: Intrinsic = (argument, resolve) =>
  Buffer.from(asText(resolve(argument), 'Fn::Base64')).toString('base64')

const intrinsicsOf = (template: Template, references: References): Record<string, Intrinsic> => ({
  Ref: (name) => (name === 'AWS::NoValue' ? noValue : references.reference(String(name))),
  'Fn::GetAtt': (argument) => attributeOf(argument, references),
  'Fn::Join': join,
  'Fn::Split': split,
  'Fn::Select': select,
  'Fn::Sub': substitute,
  'Fn::Base64': base64,
  'Fn::FindInMap': (argument, resolve) => lookUp(template, argument, resolve),
  ...conditions(template),
})

const intrinsicName = (value: Fields): string | undefined => {
  const [name, ...others] = Object.keys(value)
  if (!name || others.length > 0) return undefined
  const isIntrinsic = name === 'Ref' || name.startsWith('Fn::')
  return isIntrinsic || (name === 'Condition' && typeof value[name] === 'string') ? name : undefined
}

/** Turns every intrinsic inside a value into what it means here. An unknown one is an error. */
export const createResolver = (template: Template, references: References): Resolve => {
  const intrinsics = intrinsicsOf(template, references)
  const resolve: Resolve = (value) => {
    if (Array.isArray(value)) return value.map(resolve).filter((item) => item !== noValue)
    if (!isFields(value)) return value
    const name = intrinsicName(value)
    if (!name) {
      const fields = Object.entries(value).map(([key, field]) => [key, resolve(field)])
      return Object.fromEntries(fields.filter(([, field]) => field !== noValue))
    }
    const intrinsic = intrinsics[name]
    if (!intrinsic)
      throw new Error(`${name} has no local meaning: add it to local/assembly/intrinsics.ts.`)
    return intrinsic(value[name], resolve)
  }
  return resolve
}
