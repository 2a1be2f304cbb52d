import { desk, found } from '../api/client.ts'
import { freshKey } from '../api/fresh-key.ts'

export interface Uploaded {
  readonly id: string
  readonly name: string
}

/** Puts a file where the desk says; a reply then names its id. */
export const upload = async (file: File): Promise<Uploaded> => {
  const contentType = file.type === '' ? 'application/octet-stream' : file.type
  const { id, upload: place } = found(
    await desk.POST('/v1/attachments', {
      params: { header: freshKey() },
      body: { name: file.name, contentType, bytes: file.size },
    }),
  )
  const { status, ok } = await fetch(place.url, {
    method: place.method,
    headers: place.headers,
    body: file,
  })
  if (!ok) throw new Error(`The file was not taken (${status}).`)
  return { id, name: file.name }
}
