import { RemovalPolicy } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { resourceNames, type SettingName, settingNames } from '../src/platform/names.ts'
import type { DeskFunction } from './desk-function.ts'
import type { DeskSettings } from './settings.ts'

export interface DeskSecretProps {
  readonly name: string
  /** The environment name under which readers find the secret's name. */
  readonly setting: SettingName
  readonly description: string
}

/**
 * A random value that AWS makes once and that outlives the stack. Never change how it is generated: CloudFormation
 * would make a new value, and a new pepper orphans every thread.
 */
export class DeskSecret extends Secret {
  readonly #name: string
  readonly #setting: SettingName

  constructor(scope: Construct, id: string, props: DeskSecretProps) {
    super(scope, id, {
      secretName: props.name,
      description: props.description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: RemovalPolicy.RETAIN,
    })
    this.#name = props.name
    this.#setting = props.setting
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
      reader.tell(this.#setting, this.#name)
    }
  }
}

/** The two values that AWS makes up for this desk. */
export const deskSecrets = (scope: Construct, { stage }: DeskSettings) => ({
  pepper: new DeskSecret(scope, 'Pepper', {
    name: resourceNames(stage).pepperSecret,
    setting: settingNames.pepperSecret,
    description:
      'Warmline: makes ids of threads and customers. Never change it: every thread would be orphaned.',
  }),
  cursorKey: new DeskSecret(scope, 'CursorKey', {
    name: resourceNames(stage).cursorSecret,
    setting: settingNames.cursorSecret,
    description:
      'Warmline: signs the cursors of the API. Changing it ends the lists that callers page through.',
  }),
})
