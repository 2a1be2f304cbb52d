const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Anything as text of a page, or of a quoted attribute. */
export const asHtml = (text: unknown): string =>
  String(text).replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)
