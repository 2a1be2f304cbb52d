import { useDesk, useNames } from '../api/desk.ts'
import { Chooser } from '../parts/chooser.tsx'
import { useWords } from '../words/use-words.ts'

/** Which colleague a note is for. */
export const ColleagueChooser = ({
  me,
  isOpen,
  onClose,
  onChosen,
}: {
  readonly me: string
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChosen: (agent: string) => void
}) => {
  const words = useWords()
  const names = useNames()
  const known = useDesk()
  const teamsOf = (agent: string): string =>
    (known?.teams ?? [])
      .filter(({ members }) => members.includes(agent))
      .map(({ id }) => names.team(id))
      .join(', ')
  return (
    <Chooser
      isOpen={isOpen}
      items={(known?.agents ?? []).filter(({ id }) => id !== me)}
      label={words.colleague}
      textOf={({ id, name }) => `${name} ${id} ${teamsOf(id)}`}
      onClose={onClose}
      onChosen={({ id }) => onChosen(id)}
    >
      {({ id, name }) => (
        <>
          {name} <span className="quiet">{teamsOf(id)}</span>
        </>
      )}
    </Chooser>
  )
}
