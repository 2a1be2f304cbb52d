import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalValues } from './local-values.ts'
import type { Assembly } from './read.ts'
import { asFieldsOrEmpty, asNumber, asText } from './shape.ts'
import { resourcesOf, shortName } from './template.ts'

/** A function as the template describes it. */
export interface FunctionPlan {
  /** What the local desk calls it: the logical id without its hash. */
  readonly name: string
  readonly arn: string
  readonly entryFile: string
  readonly exportName: string
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutSeconds: number
  readonly memoryMegabytes: number
}

const entryFile = (folder: string, file: string, name: string): string => {
  const found = ['mjs', 'js', 'cjs'].map((end) => join(folder, `${file}.${end}`)).find(existsSync)
  if (!found)
    throw new Error(`${name} has no ${file}.mjs, .js or .cjs in ${folder}: check its handler.`)
  return found
}

/** Functions of the app itself: a Node.js bundle. CDK's own helpers have no bundle or another runtime. */
export const readFunctions = (assembly: Assembly, values: LocalValues): FunctionPlan[] =>
  resourcesOf(assembly.template, 'AWS::Lambda::Function').flatMap(
    ({ id, resource, properties }) => {
      const folder = assembly.assetFolder(resource)
      const runtime = asText(values.resolve(properties.Runtime ?? ''), `${id} Runtime`)
      if (!folder || !runtime.startsWith('nodejs') || id.startsWith('CustomS3AutoDelete')) return []
      const handler = asText(properties.Handler, `${id} Handler`)
      const dot = handler.lastIndexOf('.')
      const environment = asFieldsOrEmpty(values.resolve(properties.Environment), id)
      const variables = asFieldsOrEmpty(environment.Variables, `${id} Environment`)
      return {
        name: shortName(id),
        arn: values.arnOf(id),
        entryFile: entryFile(folder, handler.slice(0, dot), id),
        exportName: handler.slice(dot + 1),
        environment: Object.fromEntries(
          Object.entries(variables).map(([name, value]) => [name, asText(value, `${id} ${name}`)]),
        ),
        timeoutSeconds: asNumber(properties.Timeout, 3, `${id} Timeout`),
        memoryMegabytes: asNumber(properties.MemorySize, 128, `${id} MemorySize`),
      }
    },
  )

/** The function that a name, an ARN, an alias of it or an integration's address means. */
export const functionOfArn = (
  functions: readonly FunctionPlan[],
  text: string,
): FunctionPlan | undefined =>
  functions.find(({ arn }) => {
    const after = text.split(arn)[1]
    return arn.endsWith(`:function:${text}`) || (after !== undefined && /^($|[:/])/.test(after))
  })
