import { useSyncExternalStore } from 'react'

/** What the page shows, as its address says: so that it can be reloaded, linked to, and left by the back button. */
export interface Place {
  readonly view: 'work' | 'board'
  /** The id of the open conversation. */
  readonly conversation: string | undefined
  /** The number of a ticket that is shown by itself. */
  readonly ticket: number | undefined
}

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener)
  return () => window.removeEventListener('hashchange', listener)
}

const placeOf = (hash: string): Place => {
  const [kind, id] = hash.replace(/^#\/?/, '').split('/')
  if (kind === 'board') return { view: 'board', conversation: undefined, ticket: undefined }
  return {
    view: 'work',
    conversation: kind === 'c' && id !== '' ? id : undefined,
    ticket: kind === 't' && /^[1-9]\d*$/.test(id ?? '') ? Number(id) : undefined,
  }
}

export const usePlace = (): Place =>
  placeOf(useSyncExternalStore(subscribe, () => window.location.hash))

export const goToConversation = (id: string): void => {
  window.location.hash = `#/c/${id}`
}
export const ticketAddress = (number: number): string => `#/t/${number}`
export const goToTicket = (number: number): void => {
  window.location.hash = ticketAddress(number)
}
export const goToWork = (): void => {
  window.location.hash = '#/'
}
export const goToBoard = (): void => {
  window.location.hash = '#/board'
}
