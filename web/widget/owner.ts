/** Whose chat this is in this browser: an anonymous visitor's, or the customer's whom the page vouches for. */
export type Owner = string

export const anonymous: Owner = 'visitor'

/**
 * Reads who a customer token is for, so that two customers of one browser never see each other's chat. Whether it is
 * true is for the desk to say: this only chooses the drawer in this browser.
 */
export const ownerOf = (customerToken: string | undefined): Owner => {
  const claims = customerToken?.split('.')[1]
  if (claims === undefined) return anonymous
  try {
    const bytes = Uint8Array.from(
      atob(claims.replace(/-/g, '+').replace(/_/g, '/')),
      (letter) => letter.codePointAt(0) ?? 0,
    )
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly sub?: unknown }
    return typeof sub === 'string' ? `customer:${encodeURIComponent(sub)}` : 'customer:'
  } catch {
    return 'customer:'
  }
}
