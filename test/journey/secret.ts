import type { DeskClient } from '../../local/demo/client.ts'

/** A secret of an inbox, as the desk's own parameters hold it. */
export const secretOf = async (
  client: DeskClient,
  inbox = 'app',
  kind = 'signing-secret',
): Promise<string> => {
  const { endpoints, parameterPrefix } = await client.status()
  const response = await fetch(`${endpoints.ssm}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AmazonSSM.GetParameter',
      authorization: 'AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/ssm/aws4_request',
    },
    body: JSON.stringify({
      Name: `${parameterPrefix}/inboxes/${inbox}/${kind}`,
      WithDecryption: true,
    }),
  })
  const { Parameter } = (await response.json()) as { Parameter: { Value: string } }
  return Parameter.Value.split(' ')[0] ?? ''
}
