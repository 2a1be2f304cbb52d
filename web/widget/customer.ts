declare global {
  interface Window {
    /** What the page may set before the widget's script. */
    warmline?: { readonly customerToken?: CustomerToken }
  }
}

/** The token, or a function that fetches a new one. Nothing or an empty text: nobody is signed in. */
export type CustomerToken =
  | string
  | (() => string | null | undefined | Promise<string | null | undefined>)

const patienceMs = 8000

/** Asks the page whom it has signed in. Rejects if the page cannot say, or takes too long. */
export const askCustomerToken = async (
  source: CustomerToken | undefined,
): Promise<string | undefined> => {
  if (typeof source !== 'function') return source?.trim() || undefined
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('customerToken took too long')), patienceMs),
  )
  const token = await Promise.race([source(), late])
  return token?.trim() || undefined
}
