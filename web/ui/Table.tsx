import type { MouseEvent, ReactNode } from 'react'
import { useShellWords } from '#web/words.ts'
import { Checkbox } from './Checkbox.tsx'

export interface Column<T> {
  id: string
  head: ReactNode
  cell: (row: T) => ReactNode
  /** Figures stand to the right. */
  align?: 'end'
  /** On a phone only what is needed to choose stays. */
  small?: 'hidden'
}

export interface TableProps<T> {
  label: string
  columns: readonly Column<T>[]
  rows: readonly T[]
  keyOf: (row: T) => string
  /** The row that is open beside. */
  onKey?: string | null
  onRow?: (row: T) => void
  /** With this, rows can be chosen. */
  choice?: { chosen: ReadonlySet<string>; onChosen: (chosen: Set<string>) => void; labelOf: (row: T) => string }
}

/** Hairlines, figures to the right. A row's own link or button does the work; pressing elsewhere on it is a short cut. */
export function Table<T>({ label, columns, rows, keyOf, onKey, onRow, choice }: TableProps<T>) {
  return (
    <div className="t-scroll">
      <table className="t" aria-label={label}>
        <thead>
          <tr>
            {choice && <ChooseAll label={label} keys={rows.map(keyOf)} choice={choice} />}
            {columns.map((column) => (
              <th key={column.id} scope="col" className={cellClass(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const key = keyOf(row)
            const on = key === onKey || choice?.chosen.has(key)
            return (
              <tr
                key={key}
                className={[on && 'on', key === onKey && 'here', onRow && 'pressable'].filter(Boolean).join(' ')}
                onClick={onRow && ((event) => isForRow(event) && onRow(row))}
              >
                {choice && (
                  <td className="tight">
                    <Checkbox
                      bare
                      label={choice.labelOf(row)}
                      checked={choice.chosen.has(key)}
                      onChange={() => choice.onChosen(toggled(choice.chosen, key))}
                    />
                  </td>
                )}
                {columns.map((column) => (
                  <td key={column.id} className={cellClass(column)}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

const cellClass = ({ align, small }: { align?: 'end'; small?: 'hidden' }) =>
  [align && 'num', small && 'not-small'].filter(Boolean).join(' ') || undefined

/** Menus and dialogs that the row opened float elsewhere in the page, yet what is pressed in them comes by here. */
const isForRow = ({ currentTarget, target }: MouseEvent<HTMLElement>) =>
  currentTarget.contains(target as Node) && !isControl(target)

const isControl = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, input, label, [role=checkbox]') !== null

function toggled(chosen: ReadonlySet<string>, key: string): Set<string> {
  const next = new Set(chosen)
  if (!next.delete(key)) next.add(key)
  return next
}

function ChooseAll<T>({
  label,
  keys,
  choice,
}: {
  label: string
  keys: readonly string[]
  choice: NonNullable<TableProps<T>['choice']>
}) {
  const words = useShellWords()
  const count = keys.filter((key) => choice.chosen.has(key)).length
  const all = count > 0 && count === keys.length
  return (
    <th className="tight">
      <Checkbox
        bare
        label={`${words.choose}: ${label}`}
        checked={all}
        mixed={count > 0 && !all}
        onChange={() => choice.onChosen(new Set(all ? [] : keys))}
      />
    </th>
  )
}
