import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  type RecursiveLoop,
  Runtime,
} from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { type SettingName, settingNames } from '../src/platform/names.ts'
import { codeOf } from './bundling.ts'
import { alarmPeriod, DeskAlarm } from './desk-alarm.ts'
import type { DeskSettings } from './settings.ts'
import { kebab, words } from './words.ts'

export interface DeskFunctionProps {
  readonly settings: DeskSettings
  /** The door: a file below `functions/` that exports `handler`. */
  readonly entry: string
  /** Whom it hurts when this function fails, and how: one sentence, which its alarm says. */
  readonly hurtsWhenFailing: string
  readonly timeout: Duration
  /** @default 512: a Lambda's share of a processor follows its memory, and loading the SDK wants processor. */
  readonly memorySizeMebibytes?: number
  /** Two bad periods of three ring. @default 5 minutes */
  readonly alarmPeriod?: Duration
  /** Lambda stops a function that feeds its own queue more than 16 times over. @default it does */
  readonly recursiveLoop?: RecursiveLoop
}

/** A Lambda with a role that may do nothing yet but log, its log group and its alarm. */
export class DeskFunction extends LambdaFunction {
  /** `Daily metrics`: how alarms and the runbook call it. */
  readonly title: string

  constructor(scope: Construct, id: string, props: DeskFunctionProps) {
    const { settings } = props
    const logGroup = new LogGroup(scope, `${id}Log`, {
      logGroupName: `/warmline/${settings.stage}/${kebab(id)}`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    super(scope, id, {
      description: props.entry,
      code: codeOf(Stack.of(scope), props.entry),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: props.timeout,
      memorySize: props.memorySizeMebibytes ?? 512,
      role: new Role(scope, `${id}Role`, {
        assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      }),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: applicationLogLevel[settings.logLevel],
      ...(props.recursiveLoop === undefined ? {} : { recursiveLoop: props.recursiveLoop }),
    })
    this.title = words(id)
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn])
    this.tell(settingNames.stage, settings.stage)
    this.tell(settingNames.logLevel, settings.logLevel)
    new DeskAlarm(this, 'Failing', {
      heading: `${this.title} failing`,
      hurts: props.hurtsWhenFailing,
      metric: this.metricErrors({ period: props.alarmPeriod ?? alarmPeriod, statistic: 'Sum' }),
      threshold: 1,
      // One failed run is tried again by whoever called; the second period says that trying did not help.
      periods: [2, 3],
    })
  }

  /** Gives a right, always on named resources. */
  allow(actions: readonly string[], resources: readonly string[], conditions?: object): void {
    this.addToRolePolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions === undefined ? {} : { conditions: { ...conditions } }),
      }),
    )
  }

  /** Gives an address or another setting under the name that the product's code reads. */
  tell(name: SettingName, value: string): void {
    this.addEnvironment(name, value)
  }

  /** The ARN of something in this stack's account and region. */
  arnOf(service: string, resource: string): string {
    return Stack.of(this).formatArn({ service, resource })
  }
}

const applicationLogLevel = {
  debug: ApplicationLogLevel.DEBUG,
  info: ApplicationLogLevel.INFO,
  warn: ApplicationLogLevel.WARN,
  error: ApplicationLogLevel.ERROR,
} as const
