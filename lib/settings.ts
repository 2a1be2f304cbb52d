import { RemovalPolicy } from 'aws-cdk-lib'
import { RetentionDays } from 'aws-cdk-lib/aws-logs'
import { z } from 'zod'
import { type SettingHelp, unknownSettings, wrongSetting } from './settings-help.ts'

/** Stages that are made to be thrown away; every other one keeps what it holds unless told otherwise. */
const passingStages: readonly string[] = ['dev', 'test', 'local']

/** Stands in when no `mailFrom` is given, so that a template can be read; it is never deployed. */
const nobodysAddress = 'desk@warmline.invalid'

/** The numbers of days that CloudWatch Logs knows. */
const retentions = Object.values(RetentionDays).filter(
  (days): days is number => typeof days === 'number' && days <= RetentionDays.TEN_YEARS,
)

const httpsUrl = z.url({ protocol: /^https$/, hostname: z.regexes.domain })

/** A domain, or an address of one, as a receipt rule of SES takes it. */
const isRecipient = (text: string): boolean => /^([^\s@]+@)?[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(text)

const listed = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((one) => one !== '')

const isOrigin = (text: string): boolean =>
  httpsUrl.safeParse(text).success && new URL(text).origin === text

const shape = {
  stage: z
    .string()
    .regex(/^[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?$/)
    .default('dev'),
  mailFrom: z.email().optional(),
  mailIn: z
    .string()
    .transform(listed)
    .refine((all) => all.length > 0 && all.length <= 100 && all.every(isRecipient))
    .optional(),
  deskUrl: z.string().refine(isOrigin).optional(),
  oidcIssuer: httpsUrl.refine((url) => !/[?#]/.test(url)).optional(),
  oidcAudience: z.string().min(1).optional(),
  oidcOrigins: z
    .string()
    .transform(listed)
    .refine((all) => all.length > 0 && all.length <= 10 && all.every(isOrigin))
    .optional(),
  alarmMail: z.email().optional(),
  logRetentionDays: z.coerce
    .number()
    .refine((days) => retentions.includes(days))
    .default(30),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info'),
  onRemoval: z.enum(['retain', 'destroy']).optional(),
} as const

/** What each setting may be; the table in docs/deploy.md says what it is for. */
export const settingsHelp: Readonly<Record<keyof typeof shape, SettingHelp>> = {
  stage: {
    allowed:
      '1 to 20 lowercase letters, digits and hyphens, with a letter first and no hyphen last',
    example: 'stage=prod',
  },
  mailFrom: {
    allowed: 'a mail address that is, or whose domain is, a verified identity of SES',
    example: 'mailFrom=support@example.com',
  },
  mailIn: {
    allowed: 'domains (or whole addresses) whose mail SES receives, with commas between',
    example: 'mailIn=example.com',
  },
  deskUrl: {
    allowed: 'an https address without a path and without a slash at the end',
    example: 'deskUrl=https://desk.example.com',
  },
  oidcIssuer: {
    allowed: 'the https address that stands in the tokens as `iss`, and only with oidcAudience',
    example: 'oidcIssuer=https://login.example.com/realms/staff',
  },
  oidcAudience: {
    allowed: 'what stands in the tokens as `aud`, and only with oidcIssuer',
    example: 'oidcAudience=warmline',
  },
  oidcOrigins: {
    allowed: 'https addresses without a path, with commas between, and only with oidcIssuer',
    example: 'oidcOrigins=https://oauth2.example.com',
  },
  alarmMail: { allowed: 'a mail address', example: 'alarmMail=oncall@example.com' },
  logRetentionDays: { allowed: `one of ${retentions.join(', ')}`, example: 'logRetentionDays=30' },
  logLevel: { allowed: 'debug, info, warn or error', example: 'logLevel=info' },
  onRemoval: { allowed: 'retain or destroy', example: 'onRemoval=retain' },
}

/** What a person decides about a deployment, checked. */
export interface DeskSettings {
  readonly stage: string
  readonly mailFrom: string
  /** False while `mailFrom` is only a stand-in. */
  readonly isDeployable: boolean
  /** Domains and addresses whose mail SES receives for the desk; none: no mail comes in. SES receives in some regions only. */
  readonly mailIn: readonly string[]
  /** @default the HTTP API's own address */
  readonly deskUrl: string | undefined
  /** @default a Cognito user pool of the stack */
  readonly oidc:
    | {
        readonly issuer: string
        readonly audience: string
        /** Where else than at the issuer's own address a browser fetches tokens. */
        readonly origins: readonly string[]
      }
    | undefined
  readonly alarmMail: string | undefined
  readonly logRetentionDays: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error'
  /** What happens to table, logins and failed records when the stack is deleted. */
  readonly onRemoval: RemovalPolicy.RETAIN | RemovalPolicy.DESTROY
}

export type SettingsReading =
  | { readonly ok: true; readonly settings: DeskSettings }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Reads the settings out of the CDK's context, or says everything that is wrong with them. */
export const readSettings = (context: Readonly<Record<string, unknown>>): SettingsReading => {
  const reading = z.object(shape).safeParse(context)
  const problems = [
    ...(reading.success ? [] : wrong(reading.error, context)),
    ...halfAnIssuer(context),
    ...unknownSettings(context, Object.keys(shape)),
  ]
  return reading.success && problems.length === 0
    ? { ok: true, settings: decided(reading.data) }
    : { ok: false, problems }
}

const decided = (given: z.infer<z.ZodObject<typeof shape>>): DeskSettings => ({
  stage: given.stage,
  mailFrom: given.mailFrom ?? nobodysAddress,
  isDeployable: given.mailFrom !== undefined,
  mailIn: given.mailIn ?? [],
  deskUrl: given.deskUrl,
  oidc:
    given.oidcIssuer !== undefined && given.oidcAudience !== undefined
      ? {
          issuer: given.oidcIssuer,
          audience: given.oidcAudience,
          origins: given.oidcOrigins ?? [],
        }
      : undefined,
  alarmMail: given.alarmMail,
  logRetentionDays: given.logRetentionDays,
  logLevel: given.logLevel,
  onRemoval:
    removal[given.onRemoval ?? (passingStages.includes(given.stage) ? 'destroy' : 'retain')],
})

const removal = { retain: RemovalPolicy.RETAIN, destroy: RemovalPolicy.DESTROY } as const

const wrong = (
  error: z.ZodError,
  context: Readonly<Record<string, unknown>>,
): readonly string[] => {
  const names = new Set(error.issues.map((issue) => issue.path[0] as keyof typeof shape))
  return [...names].map((name) => wrongSetting(name, context[name], settingsHelp[name]))
}

const halfAnIssuer = (context: Readonly<Record<string, unknown>>): readonly string[] => {
  const missing = (name: 'oidcIssuer' | 'oidcAudience', other: string) =>
    context[name] === undefined && context[other] !== undefined
      ? [wrongSetting(name, undefined, settingsHelp[name])]
      : []
  return [
    ...missing('oidcIssuer', context.oidcAudience === undefined ? 'oidcOrigins' : 'oidcAudience'),
    ...missing('oidcAudience', 'oidcIssuer'),
  ]
}
