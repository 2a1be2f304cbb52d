/** The present moment in epoch milliseconds. The only place that reads the machine's clock. */
export const now = (): number => Date.now()

export const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))
