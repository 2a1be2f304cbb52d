import { expect, test } from 'vitest'
import { chatMailSubject, chatMailText } from '../../src/mail/chat-mail.ts'

const mail = {
  chat: 'Warmline TV',
  language: 'en' as const,
  isVouchedFor: false,
  replies: [
    { agent: 'Lin', text: 'One moment.' },
    { agent: 'Lin', text: 'It is here.' },
  ],
}

test('a chat that goes on by mail says what was answered first, and then why it comes by mail', () => {
  const text = chatMailText(mail)
  expect(text.startsWith('One moment.\n\nIt is here.\n\n—\n')).toBe(true)
  expect(text).toContain('this address was given in the chat of Warmline TV')
})

test('replies of several agents are told apart', () => {
  const replies = [...mail.replies, { agent: 'Fang', text: 'Anything else?' }]
  expect(chatMailText({ ...mail, replies })).toContain('It is here.\n\nFang:\nAnything else?')
})

test('a customer for whom the company vouches is not told that somebody gave their address', () => {
  expect(chatMailText({ ...mail, isVouchedFor: true })).toContain('because you wrote in the chat')
})

test('it is written in Chinese to who speaks it', () => {
  const chinese = { ...mail, language: 'zh' as const }
  expect(chatMailSubject(chinese)).toBe('您与Warmline TV的对话')
  expect(chatMailText(chinese)).toContain('您可以直接回复本邮件')
})
