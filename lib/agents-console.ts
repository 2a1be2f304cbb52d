import { Duration, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront'
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins'
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3'
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment'
import { Construct } from 'constructs'
import { resourceNames } from '../src/platform/names.ts'
import type { AgentsSignIn } from './agents-sign-in.ts'
import { consoleFiles } from './console-files.ts'
import type { DeskApi } from './desk-api.ts'
import type { DeskSettings } from './settings.ts'

export interface AgentsConsoleProps {
  readonly settings: DeskSettings
  readonly api: DeskApi
  /** Whose links the console follows, and puts files by. */
  readonly files: Bucket
  /** What of the web signing in needs: origins, as a content policy names them. */
  readonly signInOrigins: readonly string[]
}

/**
 * Where agents work: files in a bucket that only CloudFront reads, and the API under the same address. It keeps nothing,
 * and goes with the stack.
 */
export class AgentsConsole extends Construct {
  /** With a slash at the end: where the issuer sends agents back to. */
  readonly url: string
  readonly #bucket: Bucket

  constructor(scope: Construct, id: string, props: AgentsConsoleProps) {
    super(scope, id)
    this.#bucket = new Bucket(this, 'Files', {
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const distribution = this.#distribution(props)
    this.url = `https://${distribution.distributionDomainName}/`
  }

  #distribution({ settings, api, files, signInOrigins }: AgentsConsoleProps): Distribution {
    const headers = this.#headers(settings, files, signInOrigins)
    const backend = {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.endpoint))),
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    }
    return new Distribution(this, 'Site', {
      comment: resourceNames(settings.stage).stack,
      defaultRootObject: 'index.html',
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.#bucket as IBucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: headers,
      },
      // The API under the console's own address: a browser needs no leave to call it.
      additionalBehaviors: { '/v1/*': backend },
    })
  }

  /** https://cheatsheetseries.owasp.org/cheatsheets/HTTP_Headers_Cheat_Sheet.html */
  #headers(
    { stage }: DeskSettings,
    files: Bucket,
    signInOrigins: readonly string[],
  ): ResponseHeadersPolicy {
    const links = `https://${files.bucketRegionalDomainName}`
    return new ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: `${resourceNames(stage).stack}-${Stack.of(this).region}-console`,
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          override: true,
          contentSecurityPolicy: [
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            `img-src 'self' data: ${links}`,
            `connect-src 'self' ${links} ${signInOrigins.join(' ')}`,
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
          ].join('; '),
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.days(365),
          includeSubdomains: false,
          override: true,
        },
      },
    })
  }

  /** Puts the files there, and beside them where agents sign in. */
  deploy({ authority, clientId }: Pick<AgentsSignIn, 'authority' | 'clientId'>): void {
    const files = consoleFiles(Stack.of(this))
    // A file under a name that its content gave is the same for ever; one of an earlier deployment may be open in a tab.
    const named = new BucketDeployment(this, 'Named', {
      destinationBucket: this.#bucket as IBucket,
      sources: [files],
      exclude: ['*'],
      include: ['assets/*'],
      prune: false,
      retainOnDelete: false,
      cacheControl: [CacheControl.maxAge(Duration.days(365)), CacheControl.immutable()],
    })
    const entry = new BucketDeployment(this, 'Entry', {
      destinationBucket: this.#bucket as IBucket,
      sources: [files, Source.jsonData('config.json', { authority, clientId })],
      exclude: ['assets/*'],
      prune: false,
      retainOnDelete: false,
      cacheControl: [CacheControl.noCache()],
    })
    // Nobody is led to a file that is not there yet.
    entry.node.addDependency(named)
  }
}
