import { useEffect, useRef } from 'react'
import type { Command } from '#web/commands.ts'
import { useShellWords } from '#web/words.ts'
import { Icon } from './Icon.tsx'
import { Kbd } from './Kbd.tsx'
import { NetworkMark } from './NetworkMark.tsx'

export interface CommandListProps {
  id: string
  commands: readonly Command[]
  empty: string
  /** The one that Enter does. */
  on: number
  onPoint: (at: number) => void
  onPress: (command: Command) => void
}

/** The palette's list, under a head for each group in the order they come. */
export function CommandList({ id, commands, empty, on, onPoint, onPress }: CommandListProps) {
  const words = useShellWords()
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = list.current
    const row = box?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${on}`)}`)
    if (box && row) keepInView(box, row)
  }, [id, on])
  return (
    <div className="palette-list" id={id} role="listbox" aria-label={words.find} ref={list}>
      {commands.length === 0 && <p className="menu-head">{empty}</p>}
      {commands.map((command, at) => (
        <div key={`${command.group} ${command.id}`} role="presentation">
          {command.group !== commands[at - 1]?.group && (
            <p className="menu-head" role="presentation">
              {command.group}
            </p>
          )}
          {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the input keeps the focus and does the keys */}
          <div
            id={`${id}-${at}`}
            className="menu-item"
            role="option"
            tabIndex={-1}
            aria-selected={at === on}
            onPointerMove={() => onPoint(at)}
            onClick={() => onPress(command)}
          >
            {command.icon && <Icon name={command.icon} />}
            {command.network && <NetworkMark network={command.network} silent />}
            <bdi className="cut">{command.label}</bdi>
            {command.note && (
              <bdi className={command.facts ? 'end meta cut not-small' : 'end meta cut'}>{command.note}</bdi>
            )}
            {command.facts && <span className="end meta facts">{command.facts}</span>}
            {command.keys && <Kbd keys={command.keys} />}
          </div>
        </div>
      ))}
    </div>
  )
}

/** Scrolls the list alone: `scrollIntoView` would move the page around it too. */
function keepInView(box: HTMLElement, row: HTMLElement) {
  const top = row.offsetTop - box.offsetTop
  if (top < box.scrollTop) box.scrollTop = top
  else if (top + row.offsetHeight > box.scrollTop + box.clientHeight)
    box.scrollTop = top + row.offsetHeight - box.clientHeight
}
