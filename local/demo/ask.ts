/** An answer over HTTP. `body` is the JSON, or the text where it is none. */
export interface Answer<Body> {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Body
}

export interface Asked {
  /** Text is sent as it is, anything else as JSON. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** Asks a desk; the caller names the shape that it expects and checks what it reads. */
export const ask = async <Body>(
  url: string,
  method: string,
  { body, headers = {} }: Asked = {},
): Promise<Answer<Body>> => {
  const isJson = body !== undefined && typeof body !== 'string'
  const response = await fetch(url, {
    method,
    headers: { ...(isJson ? { 'content-type': 'application/json' } : {}), ...headers },
    redirect: 'manual',
    ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : String(body) }),
  })
  const text = await response.text()
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: parsed(text) as Body,
  }
}
