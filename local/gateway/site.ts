import { extname } from 'node:path'
import type { SiteFile, SitePlan } from '../assembly/site.ts'
import type { Handle } from '../http.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const pathOf = (url = '/'): string => {
  const [path = '/'] = url.split(/[?#]/)
  return path === '/' ? '/index.html' : path
}

export interface Site {
  readonly has: (method: string | undefined, url: string | undefined) => boolean
  readonly serve: Handle
}

/** Gives out the site's files as CloudFront would, with the headers of its policy. */
export const createSite = ({ files, headers }: SitePlan, filesUrl: string): Site => {
  const here = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, atHome(value, filesUrl)]),
  )
  const fileAt = (url: string | undefined): SiteFile | undefined => files.get(pathOf(url))
  return {
    has: (method, url) => (method === 'GET' || method === 'HEAD') && fileAt(url) !== undefined,
    serve: (request, response) => {
      const file = fileAt(request.url)
      const bytes = file?.read() ?? Buffer.from('')
      response.writeHead(file === undefined ? 404 : 200, {
        ...here,
        'content-type': types[extname(pathOf(request.url))] ?? 'application/octet-stream',
        'cache-control': file?.cacheControl ?? 'no-cache',
        'content-length': bytes.length,
      })
      response.end(request.method === 'HEAD' ? undefined : bytes)
    },
  }
}

/** Buckets have one address here, where each has its own at AWS. */
const atHome = (policy: string, filesUrl: string): string =>
  policy.replace(/https:\/\/\w+\.RegionalDomainName/g, filesUrl)
