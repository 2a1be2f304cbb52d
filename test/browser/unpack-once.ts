import sparticuz from '@sparticuz/chromium'

/** Unpacks the browser before the first file, since two that unpack at once start a half written one. */
export const setup = async (): Promise<void> => {
  await sparticuz.executablePath()
}
