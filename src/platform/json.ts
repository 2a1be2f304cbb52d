const decoder = new TextDecoder('utf-8', { fatal: true })

/** The JSON value in these bytes, or undefined when they are not JSON in UTF-8 (RFC 8259, section 8.1). */
export const jsonBody = (body: Uint8Array): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(decoder.decode(body)) }
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined
    throw fault
  }
}
