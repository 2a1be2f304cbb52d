import { Dialog } from '@base-ui/react/dialog'
import { Modal } from '../parts/modal.tsx'
import { useWords } from '../words/use-words.ts'
import {
  keepNotifications,
  keepSound,
  keepTheme,
  keepUndoSeconds,
  themes,
  undoChoices,
  useNotifications,
  useSound,
  useTheme,
  useUndoSeconds,
} from './settings.ts'

/** What somebody wants of their own page. */
export const SettingsDialog = ({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean
  readonly onClose: () => void
}) => {
  const words = useWords()
  const theme = useTheme()
  return (
    <Modal isOpen={isOpen} title={words.settings} onClose={onClose}>
      <fieldset className="choices">
        <legend className="only-read">{words.settings}</legend>
        {themes.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="theme"
              checked={theme === one}
              onChange={() => keepTheme(one)}
            />{' '}
            {words.theme[one]}
          </label>
        ))}
      </fieldset>
      <UndoChoice />
      <Switches />
      <a href="/api.html" target="_blank" rel="noreferrer">
        API
      </a>
      <Dialog.Close>{words.close}</Dialog.Close>
    </Modal>
  )
}

const UndoChoice = () => {
  const words = useWords()
  const chosen = useUndoSeconds()
  return (
    <fieldset className="choices">
      <legend>{words.undoFor}</legend>
      {undoChoices.map((seconds) => (
        <label key={seconds}>
          <input
            type="radio"
            name="undo"
            checked={chosen === seconds}
            onChange={() => keepUndoSeconds(seconds)}
          />{' '}
          {words.secondsLong(seconds)}
        </label>
      ))}
    </fieldset>
  )
}

const Switches = () => {
  const words = useWords()
  const hasSound = useSound()
  const hasNotifications = useNotifications()
  return (
    <>
      <label className="switch">
        <input
          type="checkbox"
          checked={hasSound}
          onChange={({ target }) => keepSound(target.checked)}
        />
        {words.sound}
      </label>
      <label className="switch">
        <input
          type="checkbox"
          checked={hasNotifications}
          onChange={({ target }) => void keepNotifications(target.checked)}
        />
        {words.notifications}
      </label>
    </>
  )
}
