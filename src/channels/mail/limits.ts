/**
 * What is read of one mail. What goes beyond is left out with a note, and stays in the raw mail; only a mail that
 * SES itself would not take is refused.
 */
export const limits = {
  /** SES's own limit for inbound mail: https://docs.aws.amazon.com/ses/latest/dg/quotas.html */
  rawBytesMax: 40 * 1024 * 1024,
  /** Header fields of one part. A well-travelled mail has about 80. */
  fieldsMax: 1000,
  headBytesMax: 512 * 1024,
  /** Of one header field. RFC 5322 asks for lines under 998 and knows no limit for a folded field. */
  fieldBytesMax: 64 * 1024,
  parametersMax: 100,
  /** Multiparts within multiparts. Real mails stay under 8. */
  depthMax: 20,
  partsMax: 500,
  filesMax: 100,
  /** Decoded bytes of all text parts together, and of all HTML parts. */
  textBytesMax: 512 * 1024,
  htmlBytesMax: 512 * 1024,
  /** HTML elements within elements. */
  htmlDepthMax: 300,
  /** What the table keeps of a mail: as much as any channel may send. UTF-16 units, as JavaScript counts. */
  textLettersMax: 20_000,
  htmlLettersMax: 400_000,
  subjectLettersMax: 500,
  nameLettersMax: 200,
  /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
  addressLettersMax: 254,
  addressesMax: 100,
  /** Most file systems', and the desk's own for an attachment. */
  fileNameLettersMax: 255,
  messageIdLettersMax: 512,
  referencesMax: 50,
  reportedRecipientsMax: 50,
} as const
