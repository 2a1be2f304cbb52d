/** The API's document as a page for people: made when the console is built, readable without any script. */

interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema | false
  readonly description?: string
  readonly default?: unknown
  readonly maxLength?: number
}
interface Operation {
  readonly operationId: string
  readonly summary: string
  readonly parameters: readonly {
    readonly name: string
    readonly in: string
    readonly required: boolean
    readonly description?: string
    readonly schema: Schema
  }[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
}
type Content = Readonly<Record<string, { readonly schema: Schema }>>

export interface Reference {
  readonly info: { readonly title: string; readonly version: string; readonly description: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escaped = (text: unknown): string =>
  String(text).replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)

/** Words between back quotes are code. */
const prose = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>')

export const referencePage = ({ info, paths, components }: Reference): string => {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => ({ path, method: method.toUpperCase(), one })),
  )
  const links = operations.map(
    ({ path, method, one }) =>
      `<li><a href="#${one.operationId}"><b>${method}</b> ${escaped(path)}</a></li>`,
  )
  const shapes = Object.entries(components.schemas).map(
    ([name, schema]) =>
      `<section id="shape-${name}"><h3>${name}</h3>${fieldsOf(schema) || `<p>${typeOf(schema)}</p>`}</section>`,
  )
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(info.title)} API</title><link rel="stylesheet" href="/reference.css"></head>
<body><nav aria-label="Routes"><ul>${links.join('')}</ul></nav>
<main><h1>${escaped(info.title)} API ${escaped(info.version)}</h1>
<p>${prose(info.description)} <a href="/openapi.json">OpenAPI 3.1</a></p>
${operations.map(operationSection).join('\n')}
<h2>Shapes</h2>
${shapes.join('\n')}
</main></body></html>
`
}

const operationSection = ({
  path,
  method,
  one,
}: {
  readonly path: string
  readonly method: string
  readonly one: Operation
}): string => {
  const parameters = one.parameters.map(
    ({ name, in: place, required, description, schema }) =>
      `<tr><th scope="row"><code>${escaped(name)}</code></th><td>${place}${required ? ', required' : ''}</td>` +
      `<td>${typeOf(schema)}${said(description ?? schema.description)}</td></tr>`,
  )
  const body = one.requestBody?.content['application/json']?.schema
  const answers = Object.entries(one.responses).flatMap(([status, { content }]) => {
    const schema = content?.['application/json']?.schema
    if (status === 'default') return []
    return [`<tr><th scope="row">${status}</th><td>${schema ? typeOf(schema) : '—'}</td></tr>`]
  })
  return `<section id="${one.operationId}"><h2><b>${method}</b> ${escaped(path)}</h2>
<p>${prose(one.summary)}</p>
${parameters.length === 0 ? '' : table('Parameters', parameters)}
${body === undefined ? '' : `<h3>Body</h3>${fieldsOf(body)}`}
${table('Answers', [...answers, '<tr><th scope="row">4xx, 5xx</th><td><a href="#shape-Problem">Problem</a></td></tr>'])}
</section>`
}

const table = (name: string, rows: readonly string[]): string =>
  `<table><caption>${name}</caption><tbody>${rows.join('')}</tbody></table>`

const said = (description: string | undefined): string =>
  description === undefined ? '' : ` ${prose(description)}`

const fieldsOf = ({ properties, required = [] }: Schema): string => {
  if (properties === undefined) return ''
  const rows = Object.entries(properties).map(
    ([name, schema]) =>
      `<tr><th scope="row"><code>${escaped(name)}</code></th>` +
      `<td>${required.includes(name) ? 'always' : 'may be left out'}</td>` +
      `<td>${typeOf(schema)}${said(schema.description)}</td></tr>`,
  )
  return table('Fields', rows)
}

const typeOf = (schema: Schema): string => {
  const { $ref, anyOf, items, type, properties } = schema
  if ($ref !== undefined) {
    const name = $ref.split('/').at(-1) ?? ''
    return `<a href="#shape-${name}">${name}</a>`
  }
  if ('const' in schema) return `<code>${escaped(JSON.stringify(schema.const))}</code>`
  if (schema.enum !== undefined)
    return schema.enum.map((one) => `<code>${escaped(one)}</code>`).join(', ')
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' or ')
  if (items !== undefined && items !== false) return `list of ${typeOf(items)}`
  if (properties !== undefined) return fieldsOf(schema)
  const usual = schema.default === undefined ? '' : ` (${escaped(schema.default)})`
  return `${escaped(type ?? 'anything')}${usual}`
}
