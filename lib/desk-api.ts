import { RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi,
  HttpMethod,
  type HttpRouteIntegration,
  HttpStage,
  type IHttpRouteAuthorizer,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { resourceNames, settingNames } from '../src/platform/names.ts'
import { alarmPeriod, DeskAlarm } from './desk-alarm.ts'
import type { DeskFunction } from './desk-function.ts'
import type { DeskSettings } from './settings.ts'

export interface DeskApiProps {
  readonly settings: DeskSettings
  /** Whom it hurts when requests fail, and how: one sentence. */
  readonly hurtsWhenFailing: string
}

/** Who may call a route: anybody (the function judges a signature or a link), or signed-in agents. */
export type Callers = 'anybody' | IHttpRouteAuthorizer

/** The HTTP API: which path leads to which function. */
export class DeskApi extends Construct {
  /** Where AWS answers. */
  readonly endpoint: string
  /** Where customers and providers are sent; without a slash at the end. */
  readonly url: string
  readonly #api: HttpApi
  readonly #integrations = new Map<DeskFunction, HttpRouteIntegration>()

  constructor(scope: Construct, id: string, props: DeskApiProps) {
    super(scope, id)
    const { settings } = props
    this.#api = new HttpApi(this, 'Http', {
      apiName: resourceNames(settings.stage).stack,
      createDefaultStage: false,
    })
    this.endpoint = this.#api.apiEndpoint
    this.url = settings.deskUrl ?? this.endpoint
    this.#log(settings)
    new DeskAlarm(this, 'Failing', {
      heading: 'Api failing',
      hurts: props.hurtsWhenFailing,
      metric: this.#api.metricServerError({ period: alarmPeriod, statistic: 'Sum' }),
      threshold: 1,
      periods: [2, 3],
    })
  }

  /** `GET,POST /s/{survey}` leads to this function. */
  route(route: string, target: DeskFunction, callers: Callers): void {
    const [methods = '', path = ''] = route.split(' ')
    this.#api.addRoutes({
      path,
      methods: methods.split(',').map((method) => HttpMethod[method as keyof typeof HttpMethod]),
      integration: this.#integrationOf(target),
      ...(callers === 'anybody' ? {} : { authorizer: callers }),
    })
  }

  /** Where customers and providers reach the desk. No right: whoever knows it may call it. */
  tellUrl(...readers: readonly DeskFunction[]): void {
    for (const reader of readers) reader.tell(settingNames.publicUrl, this.url)
  }

  /** One integration per function, however many routes lead to it. */
  #integrationOf(target: DeskFunction): HttpRouteIntegration {
    const present = this.#integrations.get(target)
    if (present !== undefined) return present
    const made = new HttpLambdaIntegration(target.node.id, target)
    this.#integrations.set(target, made)
    return made
  }

  #log(settings: DeskSettings): void {
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/warmline/${settings.stage}/api`,
      retention: settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    new HttpStage(this, 'Stage', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: {
        destination: new LogGroupLogDestination(logGroup),
        format: AccessLogFormat.custom(JSON.stringify(accessLine)),
      },
    })
  }
}

/** The route and not the path, which holds survey links; no address and no name of a person. */
const accessLine = {
  at: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
  refusedBecause: '$context.authorizer.error',
  failedBecause: '$context.integrationErrorMessage',
} as const
