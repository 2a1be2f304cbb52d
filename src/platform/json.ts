const decoder = new TextDecoder('utf-8', { fatal: true })

/** Each escape of a JSON text: a letter beyond the first 65,536 in its two halves, one half alone, any other. */
const escapes =
  /\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(u[dD][89a-fA-F][0-9a-fA-F]{2})|.)/gs

/**
 * JSON can name half a letter (RFC 8259, section 8.2), which no store, mail or log can write down: it becomes
 * U+FFFD, and the rest of the text stays. Done in the text, since walking what was parsed may run out of stack.
 */
const withWholeLetters = (text: string): string =>
  text.replace(escapes, (found, half?: string) => (half === undefined ? found : '\\ufffd'))

/** The JSON value in these bytes, or undefined when they are not JSON in UTF-8 (RFC 8259, section 8.1). */
export const jsonBody = (body: Uint8Array): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(withWholeLetters(decoder.decode(body))) }
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof TypeError) return undefined
    throw fault
  }
}
