import { AnnouncedFile } from '../../src/desk/announced-file.ts'
import { uploadPlace } from '../../src/flows/files.ts'
import { UploadView } from '../../src/http/message-shapes.ts'
import { route } from '../../src/http/route.ts'
import { none } from '../../src/http/shapes.ts'
import { iso } from '../../src/http/views.ts'

export const agentAttachments = route({
  method: 'POST',
  path: '/v1/attachments',
  summary:
    'Says where to put a file, with a PUT that has these headers and the file as its body; a reply then names its id.',
  pathShape: none,
  queryShape: none,
  bodyShape: AnnouncedFile,
  answers: { 201: UploadView },
  idempotencyKey: 'accepted',
  handle: async ({ caller, body, key }) => {
    const { expiresAt, ...place } = await uploadPlace(`agents/${caller.agent}`, body, key)
    return { status: 201, body: { ...place, expiresAt: iso(expiresAt) } }
  },
})
