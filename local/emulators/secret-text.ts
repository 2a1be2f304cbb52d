import { asText, type Fields, isTrue } from '../assembly/shape.ts'

const lowercase = 'abcdefghijklmnopqrstuvwxyz'
const digits = '0123456789'
const punctuation = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~'

const alphabets = (request: Fields): string[] => {
  const excluded = new Set(asText(request.ExcludeCharacters ?? '', 'ExcludeCharacters'))
  const kinds: [string, boolean][] = [
    [lowercase, isTrue(request.ExcludeLowercase)],
    [lowercase.toUpperCase(), isTrue(request.ExcludeUppercase)],
    [digits, isTrue(request.ExcludeNumbers)],
    [punctuation, isTrue(request.ExcludePunctuation)],
    [' ', !isTrue(request.IncludeSpace)],
  ]
  return kinds
    .filter(([, isExcluded]) => !isExcluded)
    .map(([letters]) => [...letters].filter((letter) => !excluded.has(letter)).join(''))
    .filter((letters) => letters.length > 0)
}

/**
 * What Secrets Manager makes of a template's GenerateSecretString.
 * `pick` answers a random whole number below its argument.
 */
export const generateSecretText = (request: Fields, pick: (below: number) => number): string => {
  const kinds = alphabets(request)
  const all = kinds.join('')
  const letter = (letters: string) => letters[pick(letters.length)] ?? ''
  const required = request.RequireEachIncludedType === false ? [] : kinds.map(letter)
  const length = Number(request.PasswordLength ?? 32)
  const letters = required.concat(
    Array.from({ length: Math.max(0, length - required.length) }, () => letter(all)),
  )
  // The required ones must not always stand in front.
  for (let last = letters.length - 1; last > 0; last -= 1) {
    const other = pick(last + 1)
    const [one = '', two = ''] = [letters[last], letters[other]]
    letters[last] = two
    letters[other] = one
  }
  const text = letters.join('')
  const key = request.GenerateStringKey
  if (key === undefined) return text
  const template: unknown = JSON.parse(asText(request.SecretStringTemplate ?? '{}', 'template'))
  return JSON.stringify({ ...Object(template), [String(key)]: text })
}
