/**
 * Physical names that a person's command must find without asking CloudFormation.
 * `stage` is lowercase letters, digits and hyphens.
 */
export const resourceNames = (stage: string) => ({
  stack: `warmline-${stage}`,
  table: `warmline-${stage}`,
  /** SSM parameters of this stage live below this path. */
  parameterPrefix: `/warmline/${stage}`,
  /** Of SES: a set of receipt rules, and what sends under it tells of bounces. */
  mailRules: `warmline-${stage}`,
  mailEvents: `warmline-${stage}`,
  /** An SSM parameter: it names the bucket of what the stream's readers gave up. */
  failuresParameter: `/warmline/${stage}/stream-failures`,
  /** A Secrets Manager name: generated once, retained, never edited. */
  pepperSecret: `warmline-${stage}-pepper`,
  queues: {
    deliver: `warmline-${stage}-deliver`,
    escalate: `warmline-${stage}-escalate`,
    survey: `warmline-${stage}-survey`,
    deadlines: `warmline-${stage}-deadlines`,
    'mail-in': `warmline-${stage}-mail-in`,
    'mail-out': `warmline-${stage}-mail-out`,
    /** Records that a stream door could not work: the key and the reason, to look at by hand. */
    parking: `warmline-${stage}-parking`,
  },
})

/** Each work queue has a dead-letter queue of this name. */
export const deadLetterQueueName = (queueName: string): string => `${queueName}-dead`

/** The environment of the functions: set by the template, read by `settings.ts`. */
export const settingNames = {
  stage: 'STAGE',
  table: 'TABLE_NAME',
  parameterPrefix: 'PARAMETER_PREFIX',
  /** Name of a Secrets Manager secret, read through SSM. */
  pepperSecret: 'PEPPER_SECRET',
  mailFrom: 'MAIL_FROM',
  /** Where customers and providers reach this desk, without a slash at the end. */
  publicUrl: 'PUBLIC_URL',
  /** The bucket of raw mails and of files. */
  mailBucket: 'MAIL_BUCKET',
  /** Counts bounces and complaints of what is sent under it. */
  mailEvents: 'MAIL_CONFIGURATION_SET',
  deliverQueue: 'DELIVER_QUEUE_URL',
  escalateQueue: 'ESCALATE_QUEUE_URL',
  surveyQueue: 'SURVEY_QUEUE_URL',
  deadlinesQueue: 'DEADLINES_QUEUE_URL',
  mailInQueue: 'MAIL_IN_QUEUE_URL',
  mailOutQueue: 'MAIL_OUT_QUEUE_URL',
  parkingQueue: 'PARKING_QUEUE_URL',
  logLevel: 'LOG_LEVEL',
} as const

export type SettingName = (typeof settingNames)[keyof typeof settingNames]
