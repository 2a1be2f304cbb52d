import { Annotations, CfnOutput, CfnParameter, type Stack } from 'aws-cdk-lib'
import type { AgentsConsole } from './agents-console.ts'
import type { AlarmTopic } from './alarm-topic.ts'
import type { DeskApi } from './desk-api.ts'
import type { DeskTable } from './desk-table.ts'
import type { DeskSettings } from './settings.ts'

/** What was built and what to do next, shown at the end of a deployment. */
export const announce = (
  stack: Stack,
  settings: DeskSettings,
  built: {
    readonly api: DeskApi
    readonly table: DeskTable
    readonly alarms: AlarmTopic
    readonly site: AgentsConsole
  },
): void => {
  const say = (name: string, value: string) => new CfnOutput(stack, name, { value })
  say('ConsoleUrl', built.site.url)
  say('ApiUrl', built.api.endpoint)
  say('TableName', built.table.tableName)
  say('MailFrom', settings.isDeployable ? settings.mailFrom : missingMailFrom(stack))
  say('AlarmTopicArn', built.alarms.topic.topicArn)
  say('NextApplyDeskFile', `npm run desk -- apply YOUR-DESK.yaml --stage ${settings.stage}`)
  say('NextSendWebhooksTo', `${built.api.url}/in/INBOX`)
  say('NextMakeLogins', 'docs/deploy.md, "An agent\'s login"')
}

/**
 * A template without a sender's address can be read, compared and run on a laptop. On AWS it would fail at
 * the first escalation, so it asks for a parameter that nobody can give: CloudFormation then changes nothing.
 */
const missingMailFrom = (stack: Stack): string => {
  const advice = 'Deploy with -c mailFrom=support@example.com (your address).'
  Annotations.of(stack).addInfo(`Without mailFrom this template cannot be deployed. ${advice}`)
  return new CfnParameter(stack, 'MailFromIsMissing', {
    allowedPattern: '(?!)',
    description: `No value is right here. ${advice}`,
  }).valueAsString
}
