import type { Language } from '../desk/language.ts'

/** A chat that goes on by mail: only what nobody has read, and nothing of what was said before. */
export interface ChatMail {
  /** Unread replies, oldest first. */
  readonly replies: readonly { readonly agent: string | undefined; readonly text: string }[]
  /** What the head of the chat says. */
  readonly chat: string
  readonly language: Language
  /** Whether the company vouches that the address is the customer's; else somebody gave it in the chat. */
  readonly isVouchedFor: boolean
}

const words = {
  en: {
    subject: (chat: string) => `Your chat with ${chat}`,
    goesOn:
      'You had left the chat, so it goes on by mail. You can answer this mail or go on in the chat: both lead to the same conversation.',
    vouchedFor: (chat: string) => `You get this mail because you wrote in the chat of ${chat}.`,
    given: (chat: string) =>
      `You get this mail because this address was given in the chat of ${chat}. If that was not you, you need do nothing.`,
    said: (agent: string, text: string) => `${agent}:\n${text}`,
  },
  zh: {
    subject: (chat: string) => `您与${chat}的对话`,
    goesOn:
      '您已离开聊天窗口，因此对话通过邮件继续。您可以直接回复本邮件，也可以回到聊天窗口：两种方式都会进入同一个对话。',
    vouchedFor: (chat: string) => `您曾在${chat}的聊天窗口中留言，因此收到此邮件。`,
    given: (chat: string) =>
      `有人在${chat}的聊天窗口中留下了此邮箱，因此您收到此邮件。如果不是您本人，无需理会。`,
    said: (agent: string, text: string) => `${agent}：\n${text}`,
  },
} as const

/** The same for every mail of a chat: mail programs want one subject for what they show as one thread. */
export const chatMailSubject = ({ chat, language }: Pick<ChatMail, 'chat' | 'language'>): string =>
  words[language].subject(chat)

export const chatMailText = ({ replies, chat, language, isVouchedFor }: ChatMail): string => {
  const say = words[language]
  const isOneVoice = new Set(replies.map(({ agent }) => agent)).size <= 1
  return [
    ...replies.map(({ agent, text }) =>
      isOneVoice || agent === undefined ? text : say.said(agent, text),
    ),
    `—\n${say.goesOn}\n${isVouchedFor ? say.vouchedFor(chat) : say.given(chat)}`,
  ].join('\n\n')
}
