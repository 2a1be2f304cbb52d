import type { LocalValues } from './local-values.ts'
import { asFieldsOrEmpty, asList, asText } from './shape.ts'
import { resourcesOf, type Template } from './template.ts'

/** What a receipt rule of SES does with a mail: to a bucket, and a notice to whoever listens to its topic. */
export interface MailRulePlan {
  /** Domains and addresses, in lowercase. */
  readonly recipients: readonly string[]
  readonly bucket: string
  readonly keyPrefix: string
  readonly topicArn: string
}

/** A queue that listens to a topic. */
export interface SubscriptionPlan {
  readonly topicArn: string
  readonly queueArn: string
}

/** What SES tells of a mail that was sent under a configuration set: `BOUNCE`, `COMPLAINT`, `DELIVERY`. */
export interface MailEventsPlan {
  readonly configurationSet: string
  readonly topicArn: string
  readonly events: readonly string[]
}

/** Rules that put a mail into a bucket and tell a topic: the only kind that is played here. */
export const readMailRules = (template: Template, values: LocalValues): MailRulePlan[] =>
  resourcesOf(template, 'AWS::SES::ReceiptRule').map(({ id, properties }) => {
    const rule = asFieldsOrEmpty(asFieldsOrEmpty(values.resolve(properties), id).Rule, id)
    const [action, ...others] = asList(rule.Actions, id).map((one) => asFieldsOrEmpty(one, id))
    const toBucket = action?.S3Action
    if (toBucket === undefined || others.length > 0)
      throw new Error(`The rule ${id} must have one action, to a bucket: nothing else is played.`)
    const { BucketName, ObjectKeyPrefix, TopicArn } = asFieldsOrEmpty(toBucket, id)
    return {
      recipients: asList(rule.Recipients, id).map((one) => asText(one, id).toLowerCase()),
      bucket: asText(BucketName, `${id} BucketName`),
      keyPrefix: asText(ObjectKeyPrefix ?? '', `${id} ObjectKeyPrefix`),
      topicArn: asText(TopicArn, `${id} TopicArn`),
    }
  })

export const readSubscriptions = (template: Template, values: LocalValues): SubscriptionPlan[] =>
  resourcesOf(template, 'AWS::SNS::Subscription').flatMap(({ id, properties }) => {
    const { Protocol, TopicArn, Endpoint } = asFieldsOrEmpty(values.resolve(properties), id)
    // A person's address: nobody is written to from a laptop.
    if (Protocol !== 'sqs') return []
    return { topicArn: asText(TopicArn, id), queueArn: asText(Endpoint, id) }
  })

export const readMailEvents = (template: Template, values: LocalValues): MailEventsPlan[] =>
  resourcesOf(template, 'AWS::SES::ConfigurationSetEventDestination').map(({ id, properties }) => {
    const resolved = asFieldsOrEmpty(values.resolve(properties), id)
    const destination = asFieldsOrEmpty(resolved.EventDestination, id)
    const { TopicARN } = asFieldsOrEmpty(destination.SnsDestination, id)
    return {
      configurationSet: asText(resolved.ConfigurationSetName, `${id} ConfigurationSetName`),
      topicArn: asText(TopicARN, `${id} TopicARN`),
      events: asList(destination.MatchingEventTypes, id).map((one) =>
        asText(one, id).toUpperCase(),
      ),
    }
  })
