import { chatMailTexts } from '../desk/chat-mail-texts.ts'
import type { Language } from '../desk/language.ts'
import { type Texts, wordsIn } from '../desk/texts.ts'

/** A chat that goes on by mail: only what nobody has read, and nothing of what was said before. */
export interface ChatMail {
  /** Unread replies, oldest first. */
  readonly replies: readonly { readonly agent: string | undefined; readonly text: string }[]
  /** What the head of the chat says. */
  readonly chat: string
  readonly language: Language
  /** Whether the company vouches that the address is the customer's; else somebody gave it in the chat. */
  readonly isVouchedFor: boolean
  /** What the company says its own way. */
  readonly texts?: Texts | undefined
}

const words = {
  en: {
    vouchedFor: (chat: string) => `You get this mail because you wrote in the chat of ${chat}.`,
    given: (chat: string) =>
      `You get this mail because this address was given in the chat of ${chat}. If that was not you, you need do nothing.`,
    said: (agent: string, text: string) => `${agent}:\n${text}`,
  },
  zh: {
    vouchedFor: (chat: string) => `您曾在${chat}的聊天窗口中留言，因此收到此邮件。`,
    given: (chat: string) =>
      `有人在${chat}的聊天窗口中留下了此邮箱，因此您收到此邮件。如果不是您本人，无需理会。`,
    said: (agent: string, text: string) => `${agent}：\n${text}`,
  },
} as const

/** The same for every mail of a chat: mail programs want one subject for what they show as one thread. */
export const chatMailSubject = ({
  chat,
  language,
  texts,
}: Pick<ChatMail, 'chat' | 'language' | 'texts'>): string =>
  wordsIn(language, chatMailTexts, texts)('chatMailSubject', { chat })

export const chatMailText = (mail: ChatMail): string => {
  const { replies, chat, language, isVouchedFor, texts } = mail
  const say = words[language]
  const notice = wordsIn(language, chatMailTexts, texts)('chatMailNotice', { chat })
  const isOneVoice = new Set(replies.map(({ agent }) => agent)).size <= 1
  return [
    ...replies.map(({ agent, text }) =>
      isOneVoice || agent === undefined ? text : say.said(agent, text),
    ),
    `—\n${notice}\n${isVouchedFor ? say.vouchedFor(chat) : say.given(chat)}`,
  ].join('\n\n')
}
