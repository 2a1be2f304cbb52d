import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CannotStart, messageOf, systemErrorCode } from './cannot-start.ts'

/** Where a desk keeps everything of a run. */
export interface Folder {
  readonly path: string
  /** False: a temporary folder that goes when the desk stops. */
  readonly isKept: boolean
  readonly file: (...names: string[]) => string
  readonly readJson: <Value>(name: string) => Value | undefined
  readonly writeJson: (name: string, value: unknown) => void
  readonly close: () => void
}

const markName = 'warmline-desk.json'
const lockName = 'desk.lock'

const reasons: Record<string, string> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a read-only disk',
  ENOTDIR: 'a part of that path is a file',
  EEXIST: 'that path is a file',
  ENOENT: 'its place does not exist',
  ENOSPC: 'the disk is full',
}

const cannotUse = (path: string, error: unknown): CannotStart => {
  const reason = reasons[systemErrorCode(error) ?? ''] ?? messageOf(error)
  return new CannotStart(
    `The data folder ${path} cannot be used (${reason}): choose another with --data DIR.`,
  )
}

/** The lock is SQLite's: the system releases it however the process ends, so it is never stale. */
const lock = (path: string): DatabaseSync => {
  const database = new DatabaseSync(join(path, lockName))
  try {
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if (!messageOf(error).includes('locked')) throw error
    throw new CannotStart(
      `The data folder ${path} is in use by another local desk: stop that one or choose another with --data DIR.`,
    )
  }
}

const refuseForeign = (path: string): void => {
  const isForeign = !existsSync(join(path, markName)) && readdirSync(path).length > 0
  if (isForeign)
    throw new CannotStart(
      `The data folder ${path} holds files that are not a local desk's: choose an empty one with --data DIR.`,
    )
}

const empty = (path: string): void => {
  for (const name of readdirSync(path))
    if (!name.startsWith(lockName) && name !== markName)
      rmSync(join(path, name), { recursive: true, force: true })
}

/** Not mkdir's own `recursive`: below some special folders, such as /proc, that never ends. */
const makeFolder = (path: string): void => {
  if (existsSync(path)) return
  if (!existsSync(dirname(path))) makeFolder(dirname(path))
  mkdirSync(path)
}

const prepare = (path: string, fresh: boolean): DatabaseSync => {
  try {
    makeFolder(path)
    refuseForeign(path)
    writeFileSync(
      join(path, markName),
      `${JSON.stringify({ about: 'A local desk keeps its data here.' })}\n`,
    )
    const database = lock(path)
    if (fresh) empty(path)
    return database
  } catch (error) {
    throw error instanceof CannotStart ? error : cannotUse(path, error)
  }
}

const readJson = (path: string): unknown => {
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new CannotStart(
      `The file ${path} cannot be read (${messageOf(error)}): mend it, or start over with --fresh.`,
    )
  }
}

/** Written beside and renamed, so that a kill leaves the old one or the new one. */
export const writeWhole = (path: string, text: string): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(`${path}.new`, text)
  renameSync(`${path}.new`, path)
}

const makeTemporary = (): string => {
  try {
    return mkdtempSync(join(tmpdir(), 'warmline-desk-'))
  } catch (error) {
    throw cannotUse(tmpdir(), error)
  }
}

/** Opens the folder for this run alone. Without a path: a temporary one. */
export const openFolder = (wanted: string | undefined, fresh: boolean): Folder => {
  const isKept = wanted !== undefined
  const path = isKept ? resolve(wanted) : makeTemporary()
  const database = prepare(path, fresh)
  const remove = () => rmSync(path, { recursive: true, force: true })
  // A start that is broken off has no time to close.
  if (!isKept) process.once('exit', remove)
  return {
    path,
    isKept,
    file: (...names) => join(path, ...names),
    // The shapes of the desk's own files are its own business: one version writes and reads them.
    readJson: <Value>(name: string) => readJson(join(path, name)) as Value | undefined,
    writeJson: (name, value) => writeWhole(join(path, name), `${JSON.stringify(value, null, 1)}\n`),
    close: () => {
      database.close()
      if (isKept) return
      process.off('exit', remove)
      remove()
    },
  }
}
