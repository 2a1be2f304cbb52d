import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { resourceNames, settingNames } from '../src/platform/names.ts'
import type { DeskFunction } from './desk-function.ts'
import type { DeskSettings } from './settings.ts'

export interface PepperProps {
  readonly settings: DeskSettings
}

/**
 * The key under which ids of threads and customers are made. AWS makes it up once, and it outlives the stack.
 * Never change how it is generated: CloudFormation would make a new value, and a new pepper orphans every thread.
 */
export class Pepper extends Secret {
  readonly #name: string

  constructor(scope: Construct, id: string, props: PepperProps) {
    const name = resourceNames(props.settings.stage).pepperSecret
    super(scope, id, {
      secretName: name,
      description:
        'Warmline makes ids with it. Never change or delete it: every thread would be orphaned.',
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.#name = name
  }

  /** The right to read it through SSM, which asks for the right on the secret too, and its name. */
  grantReading(...readers: readonly DeskFunction[]): void {
    for (const reader of readers) {
      reader.allow(
        ['ssm:GetParameter', 'ssm:GetParameters'],
        [reader.arnOf('ssm', `parameter/aws/reference/secretsmanager/${this.#name}`)],
      )
      reader.allow(
        ['secretsmanager:DescribeSecret', 'secretsmanager:GetSecretValue'],
        [this.secretArn],
      )
      reader.tell(settingNames.pepperSecret, this.#name)
    }
  }
}
