/** What the survey's page says first and last; a desk file may say it otherwise. */
export const surveyPageTexts = {
  en: {
    surveyPageTitle: 'How did we do?',
    surveyPageQuestion: 'How satisfied are you with our help?',
    surveyPageThanks: 'Thank you',
    surveyPageSaved: 'Your answer {score} of 5 is saved.',
    surveyPageSorry:
      'We are sorry that it was not good. The head of the team will look at it and get in touch.',
  },
  zh: {
    surveyPageTitle: '您对我们的服务满意吗？',
    surveyPageQuestion: '您对这次服务满意吗？',
    surveyPageThanks: '谢谢您',
    surveyPageSaved: '您的评价（5 分中的 {score} 分）已保存。',
    surveyPageSorry: '很抱歉没有让您满意。团队负责人会查看并与您联系。',
  },
} as const
