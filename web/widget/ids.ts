/** A message's id: the desk stores it once, however often it is sent. */
export const randomId = (): string => {
  // Not there on pages served by plain http.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
