import { type RefObject, useLayoutEffect, useRef } from 'react'
import { keepFocus } from '#web/ui/keep-focus.ts'
import { useShellWords, useWords } from '#web/words.ts'
import type { Completion } from '../../checks/query/complete.ts'
import { placeAt } from './caret-place.ts'
import { queryWords } from './query-words.ts'

export interface OffersProps {
  id: string
  offers: readonly Completion[]
  on: number
  /** The text as it is drawn, by which the list finds its place. */
  drawn: RefObject<HTMLElement | null>
  onPoint: (at: number) => void
  onTake: (offer: Completion) => void
}

/** What could be written at the cursor. The field above keeps the focus and steers the list. */
export function Offers({ id, offers, on, drawn, onPoint, onTake }: OffersProps) {
  const words = useWords(queryWords)
  const shell = useShellWords()
  const list = useRef<HTMLDivElement>(null)
  const start = offers[0]?.start ?? 0
  useLayoutEffect(() => {
    const box = list.current
    const around = box?.offsetParent?.getBoundingClientRect()
    if (!box || !around || !drawn.current) return
    const at = placeAt(drawn.current, start)
    box.style.setProperty(
      '--x',
      `${Math.max(0, Math.min(at.left - around.left - 10, around.width - box.offsetWidth))}px`,
    )
    box.style.setProperty('--y', `${Math.min(at.bottom - around.top + 4, around.height)}px`)
  })
  useLayoutEffect(() => {
    list.current?.children[on]?.scrollIntoView({ block: 'nearest' })
  }, [on])
  return (
    <>
      <div ref={list} className="menu q-offers" id={id} role="listbox" aria-label={words.offers}>
        {offers.map((offer, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field keeps the focus and does the keys
          <div
            key={offer.label}
            id={`${id}-${at}`}
            className="menu-item"
            role="option"
            tabIndex={-1}
            aria-selected={at === on}
            onPointerMove={() => onPoint(at)}
            {...keepFocus}
            onClick={() => onTake(offer)}
          >
            <bdi className="q-offer">{offer.label}</bdi>
            <span className="meta cut">{offer.says}</span>
          </div>
        ))}
      </div>
      <span className="sr" role="status">
        {shell.results(offers.length)}
      </span>
    </>
  )
}
