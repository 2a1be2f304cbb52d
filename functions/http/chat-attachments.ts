import * as z from 'zod/mini'
import { AnnouncedFile, visitorFileTypes } from '../../src/desk/announced-file.ts'
import { uploadPlace } from '../../src/flows/files.ts'
import { chatOverLimit } from '../../src/flows/limits.ts'
import { seated } from '../../src/flows/visitor.ts'
import { chatRoute, forVisitors } from '../../src/http/chat-api.ts'
import { json, nothing } from '../../src/http/chat-views.ts'
import { tooMany } from '../../src/http/problem.ts'

/** `POST /chat/{inbox}/attachments`: where the browser puts a file, before a message names it. */
export const chatAttachments = chatRoute({
  method: 'POST',
  path: '/attachments',
  queryShape: nothing,
  bodyShape: z.extend(AnnouncedFile, { contentType: z.enum(visitorFileTypes) }),
  handle: forVisitors(seated, async ({ thread, address, body }) => {
    const wait = await chatOverLimit(thread, address)
    if (wait > 0) return tooMany(wait)
    const { id, upload } = await uploadPlace(`chats/${thread}`, body)
    return json(201, { id, upload })
  }),
})
