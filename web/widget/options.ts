import type { CustomerToken } from './customer.ts'
import { isLanguage, type Language } from './words.ts'

/** What the page says by its script tag. */
export interface Options {
  /** `<desk>/chat/<inbox>` */
  readonly base: string
  /** Undefined: the inbox's. */
  readonly language: Language | undefined
  readonly opensAtOnce: boolean
  readonly customerToken: CustomerToken | undefined
}

/** Reads the script tag; undefined if it is not the desk's address of a widget. */
export const readOptions = (
  script: HTMLScriptElement,
  pageLanguage: string,
  fromPage: CustomerToken | undefined,
): Options | undefined => {
  const base = /^(.+\/chat\/[^/]+)\/widget\.js(?:[?#].*)?$/.exec(script.src)?.[1]
  if (base === undefined) return undefined
  const { language, open, customerToken } = script.dataset
  return {
    base,
    language: knownLanguage(language) ?? knownLanguage(pageLanguage),
    opensAtOnce: open !== undefined && open !== 'false',
    customerToken: fromPage ?? customerToken,
  }
}

const knownLanguage = (tag: string | undefined): Language | undefined => {
  const language = tag?.toLowerCase().split(/[-_]/)[0]
  return isLanguage(language) ? language : undefined
}
