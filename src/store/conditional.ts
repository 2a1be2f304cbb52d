/** Carries out a conditional write; false when its condition does not hold, which is an answer and no fault. */
export const holds = async (write: () => Promise<unknown>): Promise<boolean> => {
  try {
    await write()
    return true
  } catch (fault) {
    if ((fault as Error).name === 'ConditionalCheckFailedException') return false
    throw fault
  }
}
