/** Asks until the answer is good, and answers it; throws with the last one when it never was. */
export const until = async <Found>(
  ask: () => Promise<Found>,
  isGood: (found: Found) => boolean,
  seconds = 20,
): Promise<Found> => {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const found = await ask()
    if (isGood(found)) return found
    if (performance.now() > end)
      throw new Error(`Not within ${seconds} s; the last answer was ${JSON.stringify(found)}.`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
