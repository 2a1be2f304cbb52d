/** What the mail says that asks how it was; a desk file may say it otherwise. */
export const surveyMailTexts = {
  en: {
    surveySubject: 'How did we do? {desk}',
    surveyGreeting: 'Hello {customer},',
    surveyGreetingNameless: 'Hello,',
    surveyQuestion: 'Your conversation with us is closed. How satisfied are you?',
    surveyQuestionOfTicket: 'Your case no. {ticket} is closed. How satisfied are you?',
  },
  zh: {
    surveySubject: '您对我们的服务满意吗？{desk}',
    surveyGreeting: '{customer}，您好：',
    surveyGreetingNameless: '您好：',
    surveyQuestion: '您的咨询已经结束。您对这次服务满意吗？',
    surveyQuestionOfTicket: '您的 {ticket} 号工单已经处理完毕。您对这次服务满意吗？',
  },
} as const
