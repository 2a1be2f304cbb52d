import type { Target } from '../desk/deadline.ts'
import type { Language } from '../desk/language.ts'
import { html } from '../platform/html.ts'
import type { Mail } from './compose.ts'
import { layout } from './layout.ts'

/** A case that is late, as the lead is told. */
export interface LateCase {
  readonly target: Target
  readonly dueAt: number
  readonly missedAt: number
  readonly title: string
  readonly team: string
  /** Who has it, if anyone. */
  readonly agent: string | undefined
  /** `ticket 12` or the conversation's id, as the API names it. */
  readonly path: string
  readonly openedAt: number
}

export interface Recipient {
  readonly name: string
  readonly address: string
  readonly language: Language
}

const words = {
  en: {
    locale: 'en-GB',
    targets: {
      'first-response': 'First response',
      'next-response': 'Next response',
      resolution: 'Resolution',
      'follow-up': 'Follow-up',
    },
    subject: (target: string, title: string) => `Late: ${target.toLowerCase()} for ${title}`,
    greeting: (name: string) => `Hello ${name},`,
    late: (title: string, minutes: number) =>
      `${title} has waited ${minutes} minutes longer than promised.`,
    rows: ['Promise', 'Due', 'Team', 'Who has it', 'Opened', 'Case'],
    nobody: 'nobody yet',
    ask: 'Please answer it, or see that somebody does.',
    why: 'You get this mail because you lead this team. It is sent once for each missed promise.',
  },
  zh: {
    locale: 'zh-CN',
    targets: {
      'first-response': '首次响应',
      'next-response': '后续响应',
      resolution: '解决',
      'follow-up': '回访',
    },
    subject: (target: string, title: string) => `已超时：${title}的${target}`,
    greeting: (name: string) => `${name}，您好：`,
    late: (title: string, minutes: number) => `${title}的等待已比承诺超出 ${minutes} 分钟。`,
    rows: ['承诺', '应完成于', '团队', '处理人', '开始于', '编号'],
    nobody: '尚无人处理',
    ask: '请您处理，或安排同事处理。',
    why: '您是该团队的负责人，因此收到此邮件。每个超时的承诺只发送一次。',
  },
} as const

/** The mail of an escalation: what is late, by how much, who has it. It never quotes the customer. */
export const lateMail = (
  late: LateCase,
  to: Recipient,
  from: Mail['from'],
  timeZone: string,
): Mail => {
  const say = words[to.language]
  const target = say.targets[late.target]
  const time = new Intl.DateTimeFormat(say.locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone,
  })
  const minutes = Math.max(1, Math.floor((late.missedAt - late.dueAt) / 60_000))
  const values = [
    target,
    time.format(late.dueAt),
    late.team,
    late.agent ?? say.nobody,
    time.format(late.openedAt),
    late.path,
  ]
  const rows = say.rows.map((label, index) => ({ label, value: values[index] ?? '' }))
  const lines = [say.greeting(to.name), say.late(late.title, minutes)]
  return {
    from,
    to: to.address,
    subject: say.subject(target, late.title),
    language: say.locale,
    text: [
      ...lines,
      '',
      ...rows.map(({ label, value }) => `${label}: ${value}`),
      '',
      say.ask,
      '',
      say.why,
    ].join('\n'),
    html: layout(
      say.locale,
      html`<p>${lines[0]}</p><p><strong>${lines[1]}</strong></p>
<table role="presentation" cellpadding="0" cellspacing="0" style="border-collapse:collapse;margin:16px 0">${rows.map(
        ({ label, value }) =>
          html`<tr><td style="padding:4px 16px 4px 0;color:#5b6472">${label}</td><td style="padding:4px 0">${value}</td></tr>`,
      )}</table><p>${say.ask}</p>`,
      say.why,
    ),
  }
}
