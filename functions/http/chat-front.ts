import { textLettersMax } from '../../src/channels/webchat/parse.ts'
import { visitorFileTypes } from '../../src/desk/announced-file.ts'
import { filesBytesMax, filesCountMax } from '../../src/desk/files.ts'
import { chatFront as front } from '../../src/flows/chat.ts'
import { chatRoute } from '../../src/http/chat-api.ts'
import { json, nothing } from '../../src/http/chat-views.ts'

/** `GET /chat/{inbox}`: what the chat shows before anybody has written. */
export const chatFront = chatRoute({
  method: 'GET',
  path: '',
  queryShape: nothing,
  bodyShape: nothing,
  handle: async ({ chat }) => {
    const { opensAt, ...shown } = front(chat)
    return json(
      200,
      {
        ...shown,
        ...(opensAt === undefined ? {} : { opensAt: new Date(opensAt).toISOString() }),
        text: { lettersMax: textLettersMax },
        attachments: {
          countMax: filesCountMax,
          bytesMax: filesBytesMax,
          types: visitorFileTypes,
        },
      },
      { 'cache-control': 'public, max-age=60' },
    )
  },
})
