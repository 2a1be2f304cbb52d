/** The present moment in epoch milliseconds. The only place that reads the machine's clock. */
export const now = (): number => Date.now()

/** The present moment as mail headers write it (RFC 5322, section 3.3). */
export const mailDate = (): string => new Date(now()).toUTCString().replace('GMT', '+0000')

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** A moment as ISO 8601 writes it, in epoch milliseconds. */
export const parsedMoment = (text: string): number => Date.parse(text)
