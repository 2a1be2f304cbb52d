import path from 'node:path'
import { type BundlingOptions, Charset, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs'

/** Where `functions/`, `src/` and `package-lock.json` are. */
export const projectRoot = path.join(import.meta.dirname, '..')

// Packages that are still CommonJS (nodemailer) ask for Node's own modules with `require`, which an ES
// module does not have.
const requireForCommonJs =
  'import{createRequire as warmlineRequire}from"node:module";const require=warmlineRequire(import.meta.url);'

/** How a door becomes one file: everything that it needs, the SDK included, and nothing else. */
export const bundling: BundlingOptions = {
  format: OutputFormat.ESM,
  target: 'node24',
  mainFields: ['module', 'main'],
  minify: true,
  charset: Charset.UTF8,
  banner: requireForCommonJs,
  // The runtime has an SDK of its own, but of a version that we do not choose and that loads slower.
  bundleAwsSDK: true,
  externalModules: [],
  esbuildArgs: {
    '--legal-comments': 'none',
    '--alias:@aws-sdk/credential-provider-node': path.join(
      projectRoot,
      'src/platform/lambda-credentials.ts',
    ),
  },
}
