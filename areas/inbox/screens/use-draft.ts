/**
 * What is being written, kept on the server as it is typed. What is in the field is never taken away: a colleague's newer
 * words are only taken over while the field holds nothing that is not kept, and a draft that was sent leaves it.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { CallError, call } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { inboxApi } from '../api.ts'
import { type Base, baseOf, joined, turnOf } from './draft-turns.ts'
import { found, type Kept, type Left, leave, leftIn } from './left-drafts.ts'
import { threadKey } from './queries.ts'
import type { ConversationView, Draft } from './shown.ts'
import { inboxWords } from './words.ts'

const TYPING_MS = 500

export type Keeping = 'still' | 'keeping' | 'kept' | 'failed' | 'changed'

export interface DraftField {
  text: string
  media_ids: readonly string[]
  keeping: Keeping
  type(text: string): void
  attach(media_ids: readonly string[]): void
  /** Empties the field, without a word to the server: sending forgets the draft there. Waits for what is under way. */
  empty(): Promise<void>
  /** A colleague's words instead of these, or these over theirs. */
  takeTheirs(): void
  keepMine(): void
}

export function useDraft(view: ConversationView, kind: Draft['kind']): DraftField {
  const queries = useQueryClient()
  const words = useWords(inboxWords)
  const me = useSession().person.id
  const id = view.conversation.id
  const known = view.drafts.find((draft) => draft.kind === kind)
  const [was] = useState(() => leftIn(id, kind))
  const begun = was ?? known
  const [text, setText] = useState(begun?.text ?? '')
  const [media_ids, setMedia] = useState<readonly string[]>(begun?.media_ids ?? [])
  const [base, setBase] = useState<Base>(() => was?.base ?? baseOf(known))
  const [keeping, setKeeping] = useState<Keeping>(was ? begunAgain(was) : known ? 'kept' : 'still')
  const [typed, setTyped] = useState(was && was.keeping !== 'changed' ? 1 : 0)
  /** New each time, so that it is said once each time. */
  const [gone, setGone] = useState<{ text: string } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const under_way = useRef<Promise<Kept>>(was?.kept ?? Promise.resolve({ keeping: 'still', version: 0 }))
  const emptied = useRef(false)

  const isClean = text === base.text
  const turn = turnOf({ known, base, isClean, keeping, me })
  if (turn === 'seen') setBase({ ...base, seen: true })
  else if (turn === 'contested') setKeeping('changed')
  else if (turn === 'unrivalled') {
    setBase(baseOf(undefined))
    setKeeping('keeping')
    setTyped((count) => count + 1)
  } else if (turn !== 'stay') {
    setTyped(0)
    setBase(baseOf(known))
    setText(known?.text ?? '')
    setMedia(known?.media_ids ?? [])
    setKeeping(known ? 'kept' : 'still')
    if (turn === 'gone' && base.by === me && text !== '') setGone({ text })
  }

  const save = async (value: string, over: { version?: number }): Promise<Kept> => {
    setKeeping('keeping')
    try {
      const draft = await call(inboxApi.saveDraft, {
        id,
        kind,
        text: value,
        media_ids: [...media_ids],
        ...over,
      })
      // A thread that was asked for before this was kept would say that there is no draft: it is asked for again.
      const asked = { queryKey: threadKey(id), exact: true }
      const isAsked = queries.isFetching(asked) > 0
      if (isAsked) await queries.cancelQueries(asked)
      setBase({ text: value, version: draft?.version ?? base.version, by: me, seen: false })
      setKeeping(draft ? 'kept' : 'still')
      queries.setQueryData<ConversationView>(
        threadKey(id),
        (now) => now && { ...now, drafts: withDraft(now.drafts, kind, draft) },
      )
      if (isAsked) void queries.invalidateQueries(asked)
      return { keeping: draft ? 'kept' : 'still', version: draft?.version ?? 0 }
    } catch (caught) {
      const isChanged = caught instanceof CallError && caught.code === 'draft_changed'
      const failed = isChanged ? 'changed' : 'failed'
      setKeeping(failed)
      if (isChanged) void queries.invalidateQueries({ queryKey: threadKey(id) })
      return { keeping: failed, version: 0 }
    }
  }
  const keep = useEffectEvent((value: string) => {
    timer.current = undefined
    under_way.current = under_way.current.then((before) => {
      const version = Math.max(base.version, before.version)
      return save(value, version > 0 ? { version } : {})
    })
  })
  const flush = useEffectEvent(() => {
    if (timer.current === undefined) return
    clearTimeout(timer.current)
    keep(text)
  })
  const go = useEffectEvent(() => {
    flush()
    if (emptied.current || keeping === 'kept' || keeping === 'still') return
    void leave(id, kind, { text, media_ids, base, keeping, kept: under_way.current })
  })
  useEffect(() => {
    found(id, kind)
    const left = () => document.visibilityState === 'hidden' && flush()
    document.addEventListener('visibilitychange', left)
    return () => {
      document.removeEventListener('visibilitychange', left)
      go()
    }
  }, [id, kind])

  useEffect(() => {
    if (typed === 0) return
    timer.current = setTimeout(() => keep(text), TYPING_MS)
    return () => clearTimeout(timer.current)
    // Each stroke begins the wait anew; the text of the last one is kept.
  }, [typed, text, media_ids])

  const sayGone = useEffectEvent((lost: string) => {
    const putBack = () => {
      setText((now) => joined(lost, now))
      setTyped((count) => count + 1)
    }
    say({ kind: 'waiting', text: words.draftGone, undo: putBack })
  })
  useEffect(() => {
    if (gone) sayGone(gone.text)
  }, [gone])

  return {
    text,
    media_ids,
    keeping,
    type: (next) => {
      emptied.current = false
      setText(next)
      setTyped((count) => count + 1)
      if (keeping !== 'changed') setKeeping('keeping')
    },
    attach: (next) => {
      emptied.current = false
      setMedia(next)
      setTyped((count) => count + 1)
      setKeeping('keeping')
    },
    empty: async () => {
      clearTimeout(timer.current)
      timer.current = undefined
      emptied.current = true
      setTyped(0)
      setText('')
      setMedia([])
      setBase((was) => ({ ...was, text: '', version: Math.max(was.version, known?.version ?? 0) }))
      setKeeping('still')
      await under_way.current
    },
    takeTheirs: () => {
      setTyped(0)
      setText(known?.text ?? '')
      setMedia(known?.media_ids ?? [])
      setBase(baseOf(known))
      setKeeping('kept')
    },
    keepMine: () => void save(text, {}),
  }
}

/** What could not be kept is tried again; what is contested stays so. */
const begunAgain = ({ keeping }: Left): Keeping => (keeping === 'changed' ? 'changed' : 'keeping')

const withDraft = (drafts: readonly Draft[], kind: Draft['kind'], draft: Draft | null): Draft[] => [
  ...drafts.filter((one) => one.kind !== kind),
  ...(draft ? [draft] : []),
]
