import { chatOf } from '../../src/flows/visitor.ts'
import { chatApi } from '../../src/http/chat-api.ts'
import { settingNames } from '../../src/platform/names.ts'
import { setting } from '../../src/platform/settings.ts'
import { chatAttachments } from './chat-attachments.ts'
import { chatFront } from './chat-front.ts'
import { chatMessage } from './chat-message.ts'
import { chatMessages } from './chat-messages.ts'
import { chatRead, chatTyping } from './chat-signs.ts'
import { chatVisitor } from './chat-visitor.ts'
import { chatWidget } from './chat-widget.ts'

/** All that a web chat asks. */
export const routes = [
  chatFront,
  chatVisitor,
  chatAttachments,
  chatMessage,
  chatMessages,
  chatRead,
  chatTyping,
  chatWidget,
]

export const handler = chatApi(routes, { chatOf, ownOrigin: () => setting(settingNames.publicUrl) })
