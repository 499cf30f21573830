import { Avatar } from '#web/ui/Avatar.tsx'
import { keepFocus } from '#web/ui/keep-focus.ts'
import { useShellWords, useWords } from '#web/words.ts'
import { inboxWords } from './words.ts'

interface Person {
  id: string
  name: string
}

export interface ColleaguesProps {
  id: string
  people: readonly Person[]
  /** Called so too, but they may not see the conversation: shown with what would change that. */
  unseeing: readonly Person[]
  on: number
  onPoint: (at: number) => void
  onPress: (name: string) => void
}

/** Whom a note can name. The field above keeps the focus and steers the list. */
export function Colleagues({ id, people, unseeing, on, onPoint, onPress }: ColleaguesProps) {
  const words = useWords(inboxWords)
  const shell = useShellWords()
  return (
    <>
      <div className="pop naming" id={id} role="listbox" aria-label={words.colleagues}>
        {people.map((person, at) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field keeps the focus and does the keys
          <div
            key={person.id}
            id={`${id}-${at}`}
            className="menu-item"
            role="option"
            tabIndex={-1}
            aria-selected={at === on}
            onPointerMove={() => onPoint(at)}
            {...keepFocus}
            onClick={() => onPress(person.name)}
          >
            <Avatar name={person.name} size="s" />
            <bdi className="cut">{person.name}</bdi>
          </div>
        ))}
        {unseeing.map((person) => (
          <div
            key={person.id}
            className="menu-item"
            role="option"
            tabIndex={-1}
            aria-selected={false}
            aria-disabled
            data-disabled=""
            {...keepFocus}
          >
            <Avatar name={person.name} size="s" />
            <span className="grow">
              <bdi className="cut block">{person.name}</bdi>
              <span className="meta block">{words.cannotSee}</span>
            </span>
          </div>
        ))}
      </div>
      <span className="sr" role="status">
        {shell.results(people.length)}
      </span>
    </>
  )
}
