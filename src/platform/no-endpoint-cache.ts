/**
 * Stands in for `@aws-sdk/endpoint-cache` when a function is bundled. DynamoDB's client makes one for endpoint
 * discovery, which is off unless somebody turns it on; then each request would discover anew, and still work.
 */
export class EndpointCache {
  readonly getEndpoint = (): undefined => undefined
  readonly get = (): undefined => undefined
  readonly set = (): void => undefined
  readonly delete = (): void => undefined
  readonly has = (): boolean => false
  readonly clear = (): void => undefined
}
