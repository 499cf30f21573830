import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMay, useSession } from '#web/session.ts'
import { Slot } from '#web/slots.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { useWords } from '#web/words.ts'
import { nameOf } from './deeds.ts'
import { useNames } from './people.ts'
import type { ConversationView, Draft } from './shown.ts'
import { WriteField } from './WriteField.tsx'
import { hearWishes } from './wishes.ts'
import { inboxWords } from './words.ts'

/** Where an answer or a note is written; who may write neither is told who does. */
export function Composer({ view }: { view: ConversationView }) {
  return useMay('contribute') ? <Writing view={view} /> : <ReadsAlong view={view} />
}

function ReadsAlong({ view }: { view: ConversationView }) {
  const words = useWords(inboxWords)
  const names = useNames()
  const { assignee_id, team_id } = view.conversation
  const holder = names.person(assignee_id) ?? names.team(team_id)
  return (
    <section className="composer" aria-label={words.composer}>
      <div className="blocked">
        <Icon name="lock" />
        <p className="grow">{holder ? words.readsAlong(holder) : words.readsUnheld}</p>
      </div>
    </section>
  )
}

/** Both are kept; changing between them loses nothing. */
function Writing({ view }: { view: ConversationView }) {
  const words = useWords(inboxWords)
  const me = useSession().person
  const box = useRef<HTMLElement>(null)
  const mayMove = useMay('answer')
  const [kind, setKind] = useState<Draft['kind']>(() => firstKind(view, mayMove))
  const id = view.conversation.id
  const fulfil = useEffectEvent((wished: Draft['kind']) => {
    // At once: the next stroke is already meant for the field, not for the page's keys.
    flushSync(() => setKind(wished))
    box.current?.querySelector('textarea')?.focus()
  })
  useEffect(() => hearWishes(id, (wished) => fulfil(wished)), [id])
  const from = view.answer_from
  return (
    <section className="composer" aria-label={words.composer} ref={box}>
      <div className="composer-head">
        <Tabs
          label={words.composer}
          value={kind}
          onTab={(next) => setKind(next as Draft['kind'])}
          tabs={[
            { value: 'reply', label: view.conversation.private ? words.replyPrivate : words.reply },
            { value: 'note', label: words.note },
          ]}
        />
        {kind === 'reply' && from && <span className="meta cut">{words.asWhom(from.handle, me.name)}</span>}
      </div>
      <WriteField
        key={kind}
        view={view}
        kind={kind}
        placeholder={kind === 'note' ? words.notePlace : words.replyPlace(nameOf(view.conversation))}
      />
      <Slot name="conversation.composer" conversation_id={id} />
    </section>
  )
}

/** What was begun; who was asked and may not speak there begins with the note. */
function firstKind({ drafts, answer_from }: ConversationView, mayMove: boolean): Draft['kind'] {
  if (drafts.length === 1 && drafts[0]) return drafts[0].kind
  return mayMove || answer_from ? 'reply' : 'note'
}
