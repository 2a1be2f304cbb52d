import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useWords } from '../words/use-words.ts'
import { Card } from './card.tsx'
import type { Listed } from './view.ts'

const cardHeight = 62

/** Cases below each other. Only those in sight are in the page, so that hundreds scroll as ten do. */
export const List = ({
  items,
  open,
  label,
  onOpen,
  more,
}: {
  readonly items: readonly Listed[]
  /** The ids of the open conversation and its ticket. */
  readonly open: readonly string[]
  readonly label: string
  readonly onOpen: (one: Listed) => void
  /** One thing more that can be done with a row. */
  readonly more?: { readonly name: string; readonly onMore: (one: Listed) => void }
}) => {
  const words = useWords()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => cardHeight,
    overscan: 8,
    getItemKey: (index) => `${items[index]?.kind}${items[index]?.id}`,
  })
  const openIndex = items.findIndex(({ id }) => open.includes(id))
  useEffect(() => {
    if (openIndex >= 0) rows.scrollToIndex(openIndex)
  }, [openIndex, rows])
  if (items.length === 0) return <p className="quiet">{words.nothingWaits}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard (WCAG 2.1.1)
    <section ref={scroller} className="scroller" aria-label={label} tabIndex={0}>
      <ul className="cards" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const one = items[index]
          return one === undefined ? undefined : (
            <li
              key={key}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Card one={one} isOpen={open.includes(one.id)} onOpen={() => onOpen(one)} />
              {more !== undefined && (
                <button
                  type="button"
                  className="card-more"
                  aria-label={`${more.name}: ${one.title}`}
                  onClick={() => more.onMore(one)}
                >
                  {more.name}
                </button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
