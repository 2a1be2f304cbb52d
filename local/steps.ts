/** Called with each step and its seconds, as it ends. */
export type OnStep = (step: string, seconds: number) => void

export type Step = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

export const createStep =
  (onStep: OnStep | undefined): Step =>
  async (name, work) => {
    const began = performance.now()
    const result = await work()
    onStep?.(name, (performance.now() - began) / 1000)
    return result
  }
