/** What the desk writes by itself when a mail came in; a desk file may say it otherwise. */
export const acknowledgementTexts = {
  en: {
    acknowledgementReceived:
      'Thank you for your mail. We have received it; your case number is {case}.',
    acknowledgementAnswer: 'We will answer you by {time}.',
    acknowledgementAdd: 'If you want to add something, please answer this mail.',
    closedNotice: 'Nobody is here at the moment.',
    closedUntil: 'We are back on {time} and will answer you then.',
  },
  zh: {
    acknowledgementReceived: '感谢您的来信，我们已经收到。您的咨询编号是 {case}。',
    acknowledgementAnswer: '我们会在{time}之前回复您。',
    acknowledgementAdd: '如需补充，请直接回复本邮件。',
    closedNotice: '现在是非工作时间。',
    closedUntil: '我们将于{time}恢复服务，届时回复您。',
  },
} as const
