import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMay, useSession } from '#web/session.ts'
import { Slot } from '#web/slots.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { useWords } from '#web/words.ts'
import { ALLOWED } from '../schema.ts'
import { nameOf } from './deeds.ts'
import { type Returned, takeReturned } from './returned.ts'
import type { ConversationView, Draft } from './shown.ts'
import { type Taking, WriteField } from './WriteField.tsx'
import { hearWishes } from './wishes.ts'
import { type InboxWords, inboxWords } from './words.ts'

/** Where an answer or a note is written. Both are kept; changing between them loses nothing. */
export function Composer({ view }: { view: ConversationView }) {
  const words = useWords(inboxWords)
  const me = useSession().person
  const box = useRef<HTMLElement>(null)
  const mayMove = useMay('answer')
  const [kind, setKind] = useState<Draft['kind']>(() => firstKind(view, mayMove ? null : me.id))
  const id = view.conversation.id
  const write = (wished: Draft['kind']) => {
    // At once: the next stroke is already meant for the field, not for the page's keys.
    flushSync(() => setKind(wished))
    const field = box.current?.querySelector('textarea')
    if (!field) box.current?.querySelector<HTMLElement>('[role=tab][data-active]')?.focus()
    if (!field || field === document.activeElement) return
    field.focus()
    // What was begun goes on at its end.
    field.setSelectionRange(field.value.length, field.value.length)
  }
  const fulfil = useEffectEvent(write)
  useEffect(() => hearWishes(id, (wished) => fulfil(wished)), [id])
  const replying = useRef<Taking>(null)
  const take = useEffectEvent((returned: Returned) => {
    flushSync(() => setKind('reply'))
    return replying.current?.take(returned) ?? false
  })
  useEffect(() => takeReturned((returned) => take(returned)), [])
  const from = view.answer_from
  const as = kind === 'reply' && from ? words.asWhom(from.handle, me.name) : null
  const allowed = ALLOWED[view.conversation.state].reply
  const lockedBecause = allowed === true ? view.answer_problem : allowed
  return (
    <section className="composer" aria-label={words.composer} ref={box}>
      <div className="composer-head">
        <Tabs
          label={words.composer}
          value={kind}
          onTab={(next) => setKind(next as Draft['kind'])}
          onPress={(next) => write(next as Draft['kind'])}
          tabs={[
            { value: 'reply', label: replyIn(view, words), lockedBecause },
            { value: 'note', label: words.note },
          ]}
        />
        {as && (
          <span className="meta cut" title={as}>
            {as}
          </span>
        )}
      </div>
      <WriteField
        key={kind}
        taking={replying}
        view={view}
        kind={kind}
        placeholder={kind === 'note' ? words.notePlace : words.replyPlace(nameOf(view.conversation))}
      />
      <Slot name="conversation.composer" conversation_id={id} />
    </section>
  )
}

/** To somebody who was heard offline nothing is said in public; the tab is locked, with the reason. */
function replyIn({ conversation }: ConversationView, words: InboxWords): string {
  if (conversation.network === 'offline') return words.composer
  return conversation.private ? words.replyPrivate : words.reply
}

/**
 * What was begun. Who is only asked now and then begins with the note, which goes to whoever asks: what leaves in public
 * is a step further, unless they have begun it themselves.
 */
function firstKind({ drafts, answer_from }: ConversationView, asked_id: string | null): Draft['kind'] {
  if (asked_id && !answer_from) return 'note'
  const [begun, ...others] = asked_id ? drafts.filter(({ updated_by }) => updated_by === asked_id) : drafts
  if (begun && others.length === 0) return begun.kind
  return asked_id ? 'note' : 'reply'
}
