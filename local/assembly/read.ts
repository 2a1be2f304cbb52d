import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart, messageOf } from '../cannot-start.ts'
import { asFields, asFieldsOrEmpty, asText, type Fields } from './shape.ts'
import type { Resource, Template } from './template.ts'

export interface Assembly {
  readonly stackName: string
  readonly template: Template
  /** The folder of a function's code. */
  readonly assetFolder: (resource: Resource) => string | undefined
  /** The folder of an asset, by the key that the template knows it by. */
  readonly folderOfKey: (objectKey: string) => string | undefined
}

const readJson = (path: string): unknown => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new CannotStart(
      `The cloud assembly file ${path} cannot be read (${messageOf(error)}): run npm run synth to see why.`,
    )
  }
}

const stackArtifact = (manifest: Fields, folder: string): [string, Fields] => {
  const stacks = Object.entries(asFieldsOrEmpty(manifest.artifacts, 'artifacts'))
    .map(([name, artifact]): [string, Fields] => [name, asFields(artifact, name)])
    .filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack')
  const [first] = stacks
  if (!first || stacks.length > 1)
    throw new CannotStart(
      `${folder} holds ${stacks.length} stacks, but the local desk runs exactly one: correct bin/warmline.ts.`,
    )
  return first
}

/** The object key that the template names, to the folder that the manifest of assets names. */
const assetFolders = (folder: string, templateFile: string): Map<string, string> => {
  const path = join(folder, templateFile.replace(/\.template\.json$/, '.assets.json'))
  const files = asFieldsOrEmpty(asFields(readJson(path), path).files, `${path} files`)
  const folders = new Map<string, string>()
  for (const [hash, value] of Object.entries(files)) {
    const file = asFields(value, hash)
    const source = asFieldsOrEmpty(file.source, `${hash} source`)
    if (typeof source.path !== 'string') continue
    for (const to of Object.values(asFieldsOrEmpty(file.destinations, hash)))
      folders.set(asText(asFields(to, hash).objectKey, hash), join(folder, source.path))
  }
  return folders
}

/** Reads the one stack of a cloud assembly (`cdk.out`). */
export const readAssembly = (folder: string): Assembly => {
  const path = join(folder, 'manifest.json')
  const [name, artifact] = stackArtifact(asFields(readJson(path), path), folder)
  const properties = asFieldsOrEmpty(artifact.properties, 'properties')
  const templateFile = asText(properties.templateFile, `${name} templateFile`)
  const folders = assetFolders(folder, templateFile)
  return {
    stackName: asText(properties.stackName ?? name, `${name} stackName`),
    template: asFields(readJson(join(folder, templateFile)), templateFile) as unknown as Template,
    folderOfKey: (objectKey) => folders.get(objectKey),
    assetFolder: (resource) => {
      const code = asFieldsOrEmpty(resource.Properties?.Code, 'Code')
      const staged = resource.Metadata?.['aws:asset:path']
      if (typeof code.S3Key === 'string' && folders.has(code.S3Key)) return folders.get(code.S3Key)
      return typeof staged === 'string' ? join(folder, staged) : undefined
    },
  }
}
