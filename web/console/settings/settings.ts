import { keep, readKept, useKept } from '../parts/kept.ts'

/** How the page looks and makes itself heard: kept by this browser, for whoever works at it. */
export type Theme = 'system' | 'light' | 'dark'
export const themes: readonly Theme[] = ['system', 'light', 'dark']

const names = {
  theme: 'set.theme',
  undo: 'set.undo',
  sound: 'set.sound',
  notifications: 'set.notifications',
}

const isTheme = (text: string | undefined): text is Theme => themes.some((theme) => theme === text)

export const useTheme = (): Theme => {
  const kept = useKept(names.theme)
  return isTheme(kept) ? kept : 'system'
}
export const keepTheme = (theme: Theme): void => keep(names.theme, theme)

/** How long a reply lies before it goes out, in seconds. */
export type UndoSeconds = 5 | 10 | 20 | 30
export const undoChoices: readonly UndoSeconds[] = [5, 10, 20, 30]
const undoUsual: UndoSeconds = 10

const undoOf = (kept: string | undefined): UndoSeconds =>
  undoChoices.find((seconds) => String(seconds) === kept) ?? undoUsual

export const undoSeconds = (): UndoSeconds => undoOf(readKept(names.undo))
export const useUndoSeconds = (): UndoSeconds => undoOf(useKept(names.undo))
export const keepUndoSeconds = (seconds: UndoSeconds): void => keep(names.undo, String(seconds))

/** Both are off until somebody wants them: a page that begins to ring by itself is closed. */
export const useSound = (): boolean => useKept(names.sound) === 'on'
export const keepSound = (isOn: boolean): void => keep(names.sound, isOn ? 'on' : undefined)

export const useNotifications = (): boolean =>
  useKept(names.notifications) === 'on' && Notification.permission === 'granted'

/** The browser asks the person; without their leave it stays off. */
export const keepNotifications = async (isOn: boolean): Promise<void> => {
  const isAllowed = isOn && (await Notification.requestPermission()) === 'granted'
  keep(names.notifications, isAllowed ? 'on' : undefined)
}
