import { App } from 'aws-cdk-lib'
import { featureFlags } from '../lib/feature-flags.ts'
import { readSettings } from '../lib/settings.ts'
import { settingsReport } from '../lib/settings-help.ts'
import { WarmlineStack } from '../lib/warmline-stack.ts'

// The `cdk` command names its folder in CDK_OUTDIR and hands over what `-c` said in CDK_CONTEXT_JSON.
const app = new App({ outdir: process.env.CDK_OUTDIR ?? 'cdk.out', context: featureFlags })
const reading = readSettings(app.node.getAllContext())

if (reading.ok) {
  new WarmlineStack(app, reading.settings)
  app.synth()
} else {
  process.stderr.write(`${settingsReport(reading.problems)}\n`)
  process.exitCode = 1
}
