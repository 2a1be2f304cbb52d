export interface DeskSettings {
  readonly stage: string
  readonly mailFrom: string
  readonly deskUrl: string | undefined
  readonly oidc: { readonly issuer: string; readonly audience: string } | undefined
  readonly alarmMail: string | undefined
  readonly logRetentionDays: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  readonly onRemoval: 'retain' | 'destroy'
}
export type Reading =
  | { readonly ok: true; readonly settings: DeskSettings }
  | { readonly ok: false; readonly problems: readonly string[] }
export const readSettings = (context: Record<string, unknown>): Reading => ({
  ok: true,
  settings: {
    stage: String(context.stage ?? 'dev'),
    mailFrom: String(context.mailFrom ?? 'desk@warmline.invalid'),
    deskUrl: undefined,
    oidc: undefined,
    alarmMail: undefined,
    logRetentionDays: 30,
    logLevel: 'info',
    onRemoval: 'destroy',
  },
})
export const settingsReport = (problems: readonly string[]): string => problems.join('\n')
