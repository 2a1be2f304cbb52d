/** What a conversation has no more once it is looked at again: it was put aside, or came back from there. */
export const awake = { snoozedUntil: undefined, wokeAt: undefined } as const
