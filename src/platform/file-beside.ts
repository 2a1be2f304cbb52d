import { readFile } from 'node:fs/promises'

const held = new Map<string, Promise<Buffer>>()

/** A file that was deployed in the folder of the running function's bundle. It is read once. */
export const fileBeside = (name: string): Promise<Buffer> => {
  const present = held.get(name) ?? readFile(new URL(name, import.meta.url))
  held.set(name, present)
  return present
}
