import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LocalValues } from './local-values.ts'
import type { Assembly } from './read.ts'
import { asFieldsOrEmpty, asList, asText, type Fields } from './shape.ts'
import { resourcesOf } from './template.ts'

/** A file that a deployment puts into the site's bucket. */
export interface SiteFile {
  readonly cacheControl: string
  /** Its bytes, with what only a deployment knows put in. */
  readonly read: () => Buffer
}

/** The pages that CloudFront gives out. */
export interface SitePlan {
  /** By their paths, with a slash first. */
  readonly files: ReadonlyMap<string, SiteFile>
  /** Headers of each of them. */
  readonly headers: Readonly<Record<string, string>>
}

/** Reads what the template puts into a bucket for CloudFront to give out. */
export const readSite = (assembly: Assembly, values: LocalValues): SitePlan => {
  const { template } = assembly
  const deployments = resourcesOf(template, 'Custom::CDKBucketDeployment')
  const files = new Map<string, SiteFile>()
  for (const { id, properties } of deployments) {
    for (const [path, file] of filesOf(id, properties, assembly, values)) files.set(path, file)
  }
  return { files, headers: headersOf(assembly, values) }
}

const filesOf = (
  id: string,
  properties: Fields,
  { folderOfKey }: Assembly,
  values: LocalValues,
): readonly (readonly [string, SiteFile])[] => {
  const keys = asList(properties.SourceObjectKeys, id).map(String)
  const markers = asList(properties.SourceMarkers, id)
  const { 'cache-control': cacheControl = 'no-cache' } = asFieldsOrEmpty(
    properties.SystemMetadata,
    id,
  )
  const isPut = (name: string): boolean => isChosen(name, properties, id)
  return keys.flatMap((key, index) => {
    const folder = folderOfKey(key)
    if (folder === undefined) throw new Error(`${id} puts ${key} in place, which is no asset.`)
    const put = asFieldsOrEmpty(values.resolve(markers[index] ?? {}), id)
    return globSync('**/*.*', { cwd: folder })
      .filter(isPut)
      .map((name): readonly [string, SiteFile] => [
        `/${name}`,
        {
          cacheControl: asText(cacheControl, id),
          read: () => withMarkers(readFileSync(join(folder, name)), put),
        },
      ])
  })
}

/** As `aws s3 sync` does, which the CDK runs: what is left out first, then what is taken in again. */
const isChosen = (name: string, { Exclude, Include }: Fields, id: string): boolean => {
  const isOneOf = (patterns: unknown) =>
    asList(patterns, id).some((one) => matcherOf(asText(one, id)).test(name))
  return !isOneOf(Exclude) || isOneOf(Include)
}

/** Its star stands for any letters, slashes too. */
const matcherOf = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`)

const withMarkers = (bytes: Buffer, markers: Fields): Buffer => {
  const entries = Object.entries(markers)
  if (entries.length === 0) return bytes
  const text = entries.reduce(
    (whole, [marker, value]) => whole.replaceAll(marker, String(value)),
    bytes.toString('utf8'),
  )
  return Buffer.from(text)
}

const headersOf = ({ template }: Assembly, values: LocalValues): Record<string, string> => {
  const [policy] = resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy')
  if (policy === undefined) return {}
  const config = asFieldsOrEmpty(
    values.resolve(policy.properties.ResponseHeadersPolicyConfig),
    policy.id,
  )
  const security = asFieldsOrEmpty(config.SecurityHeadersConfig, policy.id)
  const csp = asFieldsOrEmpty(security.ContentSecurityPolicy, policy.id).ContentSecurityPolicy
  return {
    ...(csp === undefined ? {} : { 'content-security-policy': asText(csp, policy.id) }),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
  }
}
