/**
 * What is being written, kept on the server as it is typed. What is in the field is never taken away: a colleague's newer
 * words are only taken over while the field holds nothing that is not kept.
 */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { CallError, call } from '#web/call.ts'
import { inboxApi } from '../api.ts'
import { threadKey } from './queries.ts'
import type { ConversationView, Draft } from './shown.ts'

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
  const id = view.conversation.id
  const known = view.drafts.find((draft) => draft.kind === kind)
  const [text, setText] = useState(known?.text ?? '')
  const [media_ids, setMedia] = useState<readonly string[]>(known?.media_ids ?? [])
  const [base, setBase] = useState({ text: known?.text ?? '', version: known?.version ?? 0 })
  const [keeping, setKeeping] = useState<Keeping>(known ? 'kept' : 'still')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const under_way = useRef<Promise<void>>(Promise.resolve())

  const isClean = text === base.text
  if (known && known.version > base.version && isClean) {
    setBase({ text: known.text, version: known.version })
    setText(known.text)
    setMedia(known.media_ids)
    setKeeping('kept')
  } else if (!known && base.version > 0 && isClean && text === '') setBase({ text: '', version: 0 })

  const save = async (value: string, over: { version?: number }) => {
    setKeeping('keeping')
    try {
      const draft = await call(inboxApi.saveDraft, {
        id,
        kind,
        text: value,
        media_ids: [...media_ids],
        ...over,
      })
      setBase({ text: value, version: draft?.version ?? base.version })
      setKeeping(draft ? 'kept' : 'still')
      queries.setQueryData<ConversationView>(
        threadKey(id),
        (now) => now && { ...now, drafts: withDraft(now.drafts, kind, draft) },
      )
    } catch (caught) {
      setKeeping(caught instanceof CallError && caught.code === 'draft_changed' ? 'changed' : 'failed')
      if (caught instanceof CallError && caught.code === 'draft_changed')
        void queries.invalidateQueries({ queryKey: threadKey(id) })
    }
  }
  const keep = useEffectEvent((value: string) => {
    timer.current = undefined
    under_way.current = under_way.current.then(() => save(value, base.version > 0 ? { version: base.version } : {}))
  })
  const flush = useEffectEvent(() => {
    if (timer.current === undefined) return
    clearTimeout(timer.current)
    keep(text)
  })
  useEffect(() => {
    const left = () => document.visibilityState === 'hidden' && flush()
    document.addEventListener('visibilitychange', left)
    return () => {
      document.removeEventListener('visibilitychange', left)
      flush()
    }
  }, [])

  const [typed, setTyped] = useState(0)
  useEffect(() => {
    if (typed === 0) return
    timer.current = setTimeout(() => keep(text), TYPING_MS)
    return () => clearTimeout(timer.current)
    // Each stroke begins the wait anew; the text of the last one is kept.
  }, [typed, text, media_ids])

  return {
    text,
    media_ids,
    keeping,
    type: (next) => {
      setText(next)
      setTyped((count) => count + 1)
      if (keeping !== 'changed') setKeeping('keeping')
    },
    attach: (next) => {
      setMedia(next)
      setTyped((count) => count + 1)
      setKeeping('keeping')
    },
    empty: async () => {
      clearTimeout(timer.current)
      timer.current = undefined
      setTyped(0)
      setText('')
      setMedia([])
      setBase((was) => ({ text: '', version: Math.max(was.version, known?.version ?? 0) }))
      setKeeping('still')
      await under_way.current
    },
    takeTheirs: () => {
      setTyped(0)
      setText(known?.text ?? '')
      setMedia(known?.media_ids ?? [])
      setBase({ text: known?.text ?? '', version: known?.version ?? 0 })
      setKeeping('kept')
    },
    keepMine: () => void save(text, {}),
  }
}

const withDraft = (drafts: readonly Draft[], kind: Draft['kind'], draft: Draft | null): Draft[] => [
  ...drafts.filter((one) => one.kind !== kind),
  ...(draft ? [draft] : []),
]
