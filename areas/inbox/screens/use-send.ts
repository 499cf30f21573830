/** Sends a reply or adds a note: shown at once, done once per press, and back in the field when it was refused. */
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { CallError, call } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { inboxApi } from '../api.ts'
import { mentionedIn } from '../checks/mentioned.ts'
import { isVisibleTo } from '../checks/visible-to.ts'
import { isPending, lastSeen, pendingId } from './join-thread.ts'
import { useNames } from './people.ts'
import { countsQuery, LISTS, threadKey } from './queries.ts'
import type { ConversationView, Draft, MessageView } from './shown.ts'
import type { DraftField } from './use-draft.ts'
import { inboxWords } from './words.ts'

export interface Problem {
  code: string
  message: string
}

export function useSend(view: ConversationView, kind: Draft['kind'], draft: DraftField) {
  const queries = useQueryClient()
  const words = useWords(inboxWords)
  const me = useSession().person
  const { people } = useNames()
  const id = view.conversation.id
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  /** The same words pressed again after a broken line are the same press. */
  const pressed = useRef<{ text: string; key: string } | null>(null)
  const change = (to: (messages: MessageView[]) => MessageView[]) =>
    queries.setQueryData<ConversationView>(
      threadKey(id),
      (known) => known && { ...known, messages: to(known.messages) },
    )

  /** A name in a note tells only who may see the conversation. */
  const sayWhoIsNotTold = (text: string) => {
    const named = mentionedIn(text, people).filter((one) => one.id !== me.id && !isVisibleTo(view.conversation, one))
    const names = named.map(({ name }) => name)
    if (names.length > 0) say({ kind: 'failed', text: words.notTold(names) })
  }

  const send = async () => {
    const text = draft.text.trim()
    if (busy || !text) return
    const key = pressed.current?.text === text ? pressed.current.key : crypto.randomUUID()
    pressed.current = { text, key }
    const seen = lastSeen(view.messages)
    const media_ids = [...draft.media_ids]
    setBusy(true)
    setProblem(null)
    change((messages) => [...messages, pendingMessage(key, { kind, text, person: { id: me.id, name: me.name } })])
    try {
      await draft.empty()
      const message =
        kind === 'note'
          ? await call(inboxApi.note, { id, text }, { idempotency_key: key })
          : await call(
              inboxApi.reply,
              { id, text, media_ids, ...(seen && { seen_message_id: seen }) },
              { idempotency_key: key },
            )
      pressed.current = null
      if (kind === 'note') sayWhoIsNotTold(text)
      change((messages) => [...messages.filter((one) => one.id !== pendingId(key) && one.id !== message.id), message])
    } catch (caught) {
      change((messages) => messages.filter((one) => one.id !== pendingId(key)))
      draft.type(text)
      draft.attach(media_ids)
      const isRefusal = caught instanceof CallError && caught.status >= 400 && caught.status < 500
      if (isRefusal) pressed.current = null
      setProblem(
        caught instanceof CallError
          ? { code: caught.code, message: caught.message }
          : { code: 'fault', message: words.notDone },
      )
    }
    setBusy(false)
    for (const queryKey of [threadKey(id), LISTS, countsQuery.queryKey]) void queries.invalidateQueries({ queryKey })
  }
  return { send, busy: busy || view.messages.some(isPending), problem }
}

function pendingMessage(
  key: string,
  said: Pick<MessageView, 'text' | 'person'> & { kind: Draft['kind'] },
): MessageView {
  return {
    id: pendingId(key),
    kind: said.kind,
    sent_at: new Date().toISOString(),
    text: said.text,
    person: said.person,
    title: null,
    who: null,
    url: null,
    lang: null,
    spans: [],
    media: [],
    pictures: [],
    counts: null,
    deleted_at: null,
    delivery: null,
    event: null,
  }
}
