export interface Matched<Route> {
  readonly route: Route
  readonly pathParameters: Readonly<Record<string, string>>
}

/** Segments that are fixed are more specific than a parameter, and that more than a greedy one. */
const specificity = (segment: string): number => {
  if (!segment.startsWith('{')) return 2
  return segment.endsWith('+}') ? 0 : 1
}

const segmentsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = segmentsOf(pattern)
  const given = segmentsOf(path)
  const parameters: Record<string, string> = {}
  for (const [index, segment] of wanted.entries()) {
    const part = given[index]
    if (part === undefined) return undefined
    if (segment.endsWith('+}')) {
      parameters[segment.slice(1, -2)] = given.slice(index).join('/')
      return parameters
    }
    if (segment.startsWith('{')) parameters[segment.slice(1, -1)] = part
    else if (segment !== part) return undefined
  }
  return given.length === wanted.length ? parameters : undefined
}

const ranks = (key: string): string => {
  const [method = '', path = ''] = key.split(' ')
  const path_ = segmentsOf(path).map(specificity).join('')
  return `${path_}${method === 'ANY' ? 0 : 1}`
}

/**
 * The route that an HTTP API chooses: a full match before a greedy one before `$default`,
 * and the method itself before ANY.
 */
export const matchRoute = <Route extends { readonly key: string }>(
  routes: readonly Route[],
  method: string,
  path: string,
): Matched<Route> | undefined => {
  const fitting = routes.flatMap((route) => {
    const [wanted = '', pattern = ''] = route.key.split(' ')
    if (wanted !== method && wanted !== 'ANY') return []
    const pathParameters = matchPath(pattern, path)
    return pathParameters ? [{ route, pathParameters }] : []
  })
  const [best] = fitting.sort((one, other) =>
    ranks(one.route.key) < ranks(other.route.key) ? 1 : -1,
  )
  if (best) return best
  const route = routes.find(({ key }) => key === '$default')
  return route && { route, pathParameters: {} }
}
