import { chatRoute } from '../../src/http/chat-api.ts'
import { nothing } from '../../src/http/chat-views.ts'
import { scriptAnswer } from '../../src/http/script.ts'
import { fileBeside } from '../../src/platform/file-beside.ts'

/** `GET /chat/{inbox}/widget.js`: the chat for the company's own pages, as one script. */
export const chatWidget = chatRoute({
  method: 'GET',
  path: '/widget.js',
  queryShape: nothing,
  bodyShape: nothing,
  handle: async ({ event }) => scriptAnswer(await fileBeside('./widget.js'), event.headers),
})
