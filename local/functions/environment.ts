import type { FunctionPlan } from '../assembly/functions.ts'

export interface Endpoints {
  /** The proxy before the table. */
  readonly dynamodb: string
  readonly sqs: string
  readonly s3: string
  readonly ses: string
  readonly ssm: string
}

/** What the SDK reads; the same for functions and for the commands that the desk runs. */
export const sdkEnvironment = (
  endpoints: Endpoints,
  region: string,
  caller: string,
): Record<string, string> => ({
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: 'local',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_DYNAMODB: `${endpoints.dynamodb}/${caller}`,
  AWS_ENDPOINT_URL_SQS: endpoints.sqs,
  AWS_ENDPOINT_URL_S3: endpoints.s3,
  AWS_ENDPOINT_URL_SES: endpoints.ses,
  AWS_ENDPOINT_URL_SSM: endpoints.ssm,
  // Any other service gets an answer that says it is not played, instead of leaving this machine.
  AWS_ENDPOINT_URL: endpoints.ssm,
})

/** A function sees what Lambda gives it, what the template gives it, and nothing of this machine's. */
export const functionEnvironment = (
  plan: FunctionPlan,
  endpoints: Endpoints,
  region: string,
): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  TZ: ':UTC',
  LANG: 'en_US.UTF-8',
  _HANDLER: `index.${plan.exportName}`,
  LAMBDA_TASK_ROOT: plan.entryFile.replace(/\/[^/]+$/, ''),
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: plan.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(plan.memoryMegabytes),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${plan.name}`,
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_XRAY_CONTEXT_MISSING: 'IGNORE_ERROR',
  ...plan.environment,
  ...sdkEnvironment(endpoints, region, plan.name),
})
