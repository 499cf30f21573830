/** The field of the composer. In a note, an `@` offers colleagues: the field keeps the focus and steers their list. */
import { type KeyboardEvent, type RefObject, useEffect, useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { useSession } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { isVisibleTo } from '../checks/visible-to.ts'
import { Colleagues } from './Colleagues.tsx'
import { fitting, named, namingAt, OFFERED } from './naming.ts'
import { useNames } from './people.ts'
import type { ConversationRow, Draft } from './shown.ts'
import type { DraftField } from './use-draft.ts'
import { inboxWords } from './words.ts'

export interface WriteAreaProps {
  field: RefObject<HTMLTextAreaElement | null>
  /** Who may not see it cannot be chosen: a name would tell them nothing. */
  row: ConversationRow
  kind: Draft['kind']
  draft: DraftField
  placeholder: string
}

export function WriteArea({ field, row, kind, draft, placeholder }: WriteAreaProps) {
  const words = useWords(inboxWords)
  const id = useId()
  const { naming, offered, unseeing, on, setOn, look, choose, dismiss } = useNaming({ field, row, kind, draft })
  const open = offered.length + unseeing.length > 0
  // What was begun is gone on with, not written in front of.
  useEffect(() => {
    const area = field.current
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [field])
  const pressed = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const plain = !event.metaKey && !event.ctrlKey && !event.altKey && !event.shiftKey
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = offered[on]
    if (!open || !plain) {
      if (event.key === 'Escape') event.currentTarget.blur()
      return
    }
    if (step && chosen) setOn((on + step + offered.length) % offered.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) choose(chosen.name)
    else if (event.key === 'Escape') dismiss()
    else return
    event.preventDefault()
  }
  return (
    <div className="write-box">
      {open && naming && (
        <Colleagues id={id} people={offered} unseeing={unseeing} on={on} onPoint={setOn} onPress={choose} />
      )}
      <textarea
        ref={field}
        className={kind === 'note' ? 'write note-field' : 'write'}
        aria-label={kind === 'note' ? words.noteField : words.replyField}
        {...(open && {
          role: 'combobox',
          'aria-expanded': true,
          'aria-autocomplete': 'list',
          'aria-controls': id,
        })}
        {...(offered[on] && { 'aria-activedescendant': `${id}-${on}` })}
        placeholder={placeholder}
        dir="auto"
        rows={1}
        value={draft.text}
        onChange={(event) => {
          draft.type(event.target.value)
          look(event.target)
        }}
        onSelect={(event) => look(event.currentTarget)}
        onBlur={() => look(null)}
        onKeyDown={pressed}
      />
    </div>
  )
}

function useNaming({ field, row, kind, draft }: Omit<WriteAreaProps, 'placeholder'>) {
  const me = useSession().person.id
  const { people } = useNames()
  const [caret, setCaret] = useState<number | null>(null)
  const [chosen, setOn] = useState(0)
  const [dismissed, setDismissed] = useState<number | null>(null)
  const naming = kind === 'note' && caret !== null ? namingAt(draft.text, caret) : null
  const others = people.filter((person) => person.id !== me)
  const called = naming && naming.start !== dismissed ? fitting(others, naming.query) : []
  const offered = called.filter((person) => isVisibleTo(row, person)).slice(0, OFFERED)
  const unseeing = called.filter((person) => !isVisibleTo(row, person)).slice(0, OFFERED - offered.length)
  const look = (area: HTMLTextAreaElement | null) => {
    const at = area && area.selectionStart === area.selectionEnd ? area.selectionStart : null
    if (at === caret) return
    setCaret(at)
    setOn(0)
    if (!area || namingAt(area.value, at ?? 0)?.start !== dismissed) setDismissed(null)
  }
  const choose = (name: string) => {
    if (!naming) return
    const done = named(draft.text, naming, name)
    flushSync(() => {
      draft.type(done.text)
      setCaret(done.caret)
    })
    field.current?.setSelectionRange(done.caret, done.caret)
  }
  const on = Math.min(chosen, offered.length - 1)
  return { naming, offered, unseeing, on, setOn, look, choose, dismiss: () => setDismissed(naming?.start ?? null) }
}
