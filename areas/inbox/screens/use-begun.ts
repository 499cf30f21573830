/** A colleague's words in the field: whose they are, how they are set aside and come back, and the question before they leave. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { call } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { inboxApi } from '../api.ts'
import { standsIn } from '../checks/stands.ts'
import { type Begun, begunBy, joined } from './draft-turns.ts'
import { draftWords } from './draft-words.ts'
import { useNames } from './people.ts'
import { threadKey } from './queries.ts'
import type { ConversationView, Draft } from './shown.ts'
import type { DraftField } from './use-draft.ts'
import { inboxWords } from './words.ts'

export function useBegun(view: ConversationView, kind: Draft['kind'], draft: DraftField) {
  const words = useWords(draftWords)
  const { somebody } = useWords(inboxWords)
  const names = useNames()
  const queries = useQueryClient()
  const me = useSession().person.id
  const id = view.conversation.id
  const known = view.drafts.find((one) => one.kind === kind)
  /** Put back by me, so the server has them as mine. */
  const [restored, setRestored] = useState<Begun | null>(null)
  const [asking, setAsking] = useState(false)
  const field = useRef<DraftField | null>(draft)
  useEffect(() => {
    field.current = draft
    return () => {
      field.current = null
    }
  })
  const stands = restored && standsIn(restored.text, draft.text) ? restored : null
  const begun = begunBy(known, draft.text, me) ?? stands
  const by = begun ? (names.person(begun.by) ?? somebody) : ''

  const putBack = async (was: Begun, media_ids: readonly string[]) => {
    if (field.current) {
      setRestored(was.by === me ? null : was)
      field.current.type(joined(was.text, field.current.text))
      field.current.attach([...media_ids, ...field.current.media_ids])
      return true
    }
    // The conversation was left meanwhile: they go back to where the field finds them.
    const now = (await call(inboxApi.read, { id })).drafts.find((one) => one.kind === kind)
    const text = joined(was.text, now?.text ?? '')
    await call(inboxApi.saveDraft, { id, kind, text, media_ids: [...media_ids, ...(now?.media_ids ?? [])] })
    await queries.invalidateQueries({ queryKey: threadKey(id) })
    return true
  }
  return {
    begun,
    by,
    /** Nothing was said in it since. */
    isAsLeft: draft.text === begun?.text,
    asking: asking && begun !== null,
    /** Words from before come back, in front of those that stand there by now. */
    putBack,
    /** True where it first has to be asked whether they are to leave as mine. */
    ask: () => {
      if (!begun) return false
      setAsking(true)
      return true
    },
    answered: () => setAsking(false),
    startEmpty: () => {
      if (!begun) return
      const was = { ...begun, text: draft.text }
      const { media_ids } = draft
      draft.type('')
      draft.attach([])
      say({ text: words.startedEmpty(by), undo: () => putBack(was, media_ids) })
    },
  }
}

export type BegunWords = ReturnType<typeof useBegun>
