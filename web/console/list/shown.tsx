import { useEffect } from 'react'
import { listMax } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'
import { List } from './list.tsx'
import { openCase } from './open-case.ts'
import type { Listed } from './view.ts'
import { noteWalked } from './walk.ts'

interface Part {
  readonly label: string
  /** Undefined until they were read. */
  readonly items: readonly Listed[] | undefined
}

/** Lists below each other; the keys for the next and the previous case walk through all of them. */
export const Shown = ({
  parts,
  open,
}: {
  readonly parts: readonly Part[]
  readonly open: readonly string[]
}) => {
  useEffect(() => noteWalked(parts.flatMap(({ items }) => items ?? [])))
  return parts.map(({ label, items }) => (
    <OneList key={label} label={label} items={items} open={open} />
  ))
}

const OneList = ({ label, items, open }: Part & { readonly open: readonly string[] }) => {
  const words = useWords()
  const isFull = (items?.length ?? 0) >= listMax
  return (
    <div className="watched">
      <h2>
        {label}{' '}
        <span className="count">
          {items?.length ?? ''}
          {isFull && '+'}
        </span>
      </h2>
      {items === undefined ? (
        <p className="quiet">{words.loading}</p>
      ) : (
        <List items={items} open={open} label={label} onOpen={openCase} />
      )}
      {isFull && <p className="quiet">{words.goesOn(listMax)}</p>}
    </div>
  )
}
