import type { Attachment, AttachmentLimits } from './contract.ts'
import { sizeText } from './times.ts'
import type { Words } from './words.ts'

/** Why a file may not be attached; undefined if it may. */
export const whyNot = (
  say: Words,
  limits: AttachmentLimits,
  { name, contentType, bytes }: Attachment,
  countBefore: number,
): string | undefined => {
  if (countBefore >= limits.countMax) return say.tooMany(limits.countMax)
  if (!limits.types.includes(contentType)) return say.wrongType(name)
  if (bytes === 0) return say.emptyFile(name)
  if (bytes > limits.bytesMax) return say.tooLarge(name, sizeText(limits.bytesMax))
  return undefined
}
