import { useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, type ReactNode, useEffect, useRef } from 'react'
import { useShellWords } from '#web/words.ts'

export interface VirtualListProps<T> {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** All rows have one height, so that a list of 100,000 costs what ten cost. On a phone they may be taller. */
  row_px: number
  children: (item: T) => ReactNode
  /** How many wait above; pressing the line calls `onShowNew`. */
  new_count?: number
  onShowNew?: () => void
  /** Stands at the end of the line above: the order. */
  beside?: ReactNode
  /** Kept in view when it changes by keyboard. */
  onKey?: string | null
  /** Stands where the rows would while there are none. */
  empty?: ReactNode
  /** Called when the end comes near. */
  onEnd?: () => void
}

export function VirtualList<T>(props: VirtualListProps<T>) {
  const { label, items, keyOf, row_px, children, onKey, onEnd, empty } = props
  const scroll = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => row_px,
    getItemKey: (at) => keyOf(items[at] as T),
    overscan: 8,
  })
  const at = onKey == null ? -1 : items.findIndex((item) => keyOf(item) === onKey)
  useEffect(() => {
    if (at >= 0) list.scrollToIndex(at, { align: 'auto' })
  }, [at, list])
  const shown = list.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  const near = items.length > 0 && last >= items.length - 10
  useEffect(() => {
    if (near) onEnd?.()
  }, [near, onEnd])
  useEffect(() => list.measure(), [row_px, list])
  return (
    <>
      <NewLine {...props} toTop={() => list.scrollToOffset(0)} />
      <section className="virtual" ref={scroll} aria-label={label} tabIndex={0}>
        {items.length === 0 && empty}
        <ul className="span" style={{ '--h': `${list.getTotalSize()}px` } as CSSProperties}>
          {shown.map((row) => (
            <li
              key={row.key}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              style={{ '--y': `${row.start}px` } as CSSProperties}
            >
              {children(items[row.index] as T)}
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}

function NewLine<T>({ new_count = 0, onShowNew, beside, toTop }: VirtualListProps<T> & { toTop: () => void }) {
  const words = useShellWords()
  if (!onShowNew && !beside) return null
  const press = () => {
    onShowNew?.()
    toTop()
  }
  return (
    <div className="waiting-line">
      <span aria-live="polite">
        {new_count > 0 && (
          <button type="button" className="link" onClick={press}>
            {words.newItems(new_count)}
          </button>
        )}
      </span>
      {beside}
    </div>
  )
}
