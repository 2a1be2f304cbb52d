/** What a mail says by which a chat goes on; a desk file may say it otherwise. */
export const chatMailTexts = {
  en: {
    chatMailSubject: 'Your chat with {chat}',
    chatMailNotice:
      'You had left the chat, so it goes on by mail. You can answer this mail or go on in the chat: both lead to the same conversation.',
  },
  zh: {
    chatMailSubject: '您与{chat}的对话',
    chatMailNotice:
      '您已离开聊天窗口，因此对话通过邮件继续。您可以直接回复本邮件，也可以回到聊天窗口：两种方式都会进入同一个对话。',
  },
} as const
