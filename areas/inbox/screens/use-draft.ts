/**
 * What is being written, kept on the server as it is typed. What is in the field is never taken away: a colleague's newer
 * words are only taken over while the field holds nothing that is not kept, and a draft that was sent leaves it.
 */
import { useQueryClient } from '@tanstack/react-query'
import { type Dispatch, type RefObject, type SetStateAction, useEffect, useEffectEvent, useRef, useState } from 'react'
import { CallError, call } from '#web/call.ts'
import { useSession } from '#web/session.ts'
import { say } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { inboxApi } from '../api.ts'
import { becameOf } from './asides.ts'
import {
  arrived,
  beginWith,
  type DraftState,
  emptied,
  type Keeping,
  kept,
  meet,
  type Words,
  written,
} from './draft-state.ts'
import { joined } from './draft-turns.ts'
import { draftWords } from './draft-words.ts'
import { found, type Kept, type Left, leave, leftIn } from './left-drafts.ts'
import { useNames } from './people.ts'
import { threadKey } from './queries.ts'
import type { ConversationView, Draft } from './shown.ts'
import { inboxWords } from './words.ts'

const TYPING_MS = 500
/** A server that was not reached is asked again, without anybody doing anything. */
const AGAIN_MS = 10_000

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
  const me = useSession().person.id
  const at: Place = { id: view.conversation.id, kind }
  const known = view.drafts.find((draft) => draft.kind === kind)
  const [was] = useState(() => leftIn(at.id, kind))
  const [state, setState] = useState(() => beginWith(known, was))
  const met = meet(state, known, me)
  if (met !== state) setState(met)
  const save = useSave(at, me, setState)
  const keeper = useKeeper(at, { state, save, was })
  useSayGone(state.gone, view, { kind, setState })
  useEffect(() => {
    void was?.kept.then((became) => setState((now) => arrived(now, was, me, became)))
  }, [was, me])
  return {
    text: state.text,
    media_ids: state.media_ids,
    keeping: state.keeping,
    type: (text) => {
      keeper.wake()
      setState((now) => written(now, { text }))
    },
    attach: (media_ids) => {
      keeper.wake()
      setState((now) => written(now, { media_ids }))
    },
    empty: async () => {
      keeper.rest()
      setState((now) => emptied(now, known))
      await keeper.under_way.current
    },
    takeTheirs: () => setState(beginWith(known)),
    keepMine: () => void save(state, undefined),
  }
}

interface Place {
  id: string
  kind: Draft['kind']
}

/** Without a version, over whatever is there. */
type Save = (words: Words, version: number | undefined) => Promise<Kept>

function useSave({ id, kind }: Place, me: string, setState: Dispatch<SetStateAction<DraftState>>): Save {
  const queries = useQueryClient()
  return async ({ text, media_ids }, version) => {
    setState((now) => ({ ...now, keeping: 'keeping' }))
    try {
      const words = { id, kind, text, media_ids: [...media_ids] }
      const draft = await call(inboxApi.saveDraft, { ...words, ...(version !== undefined && { version }) })
      // A thread that was asked for before this was kept would say that there is no draft: it is asked for again.
      const asked = { queryKey: threadKey(id), exact: true }
      const isAsked = queries.isFetching(asked) > 0
      if (isAsked) await queries.cancelQueries(asked)
      setState((now) => kept(now, text, me, draft?.version ?? null))
      queries.setQueryData<ConversationView>(
        threadKey(id),
        (now) => now && { ...now, drafts: withDraft(now.drafts, kind, draft) },
      )
      if (isAsked) void queries.invalidateQueries(asked)
      return { keeping: draft ? 'kept' : 'still', version: draft?.version ?? 0 }
    } catch (caught) {
      const isChanged = caught instanceof CallError && caught.code === 'draft_changed'
      const keeping = isChanged ? 'changed' : 'failed'
      setState((now) => ({ ...now, keeping }))
      if (isChanged) void queries.invalidateQueries({ queryKey: threadKey(id) })
      return { keeping, version: 0 }
    }
  }
}

const withDraft = (drafts: readonly Draft[], kind: Draft['kind'], draft: Draft | null): Draft[] => [
  ...drafts.filter((one) => one.kind !== kind),
  ...(draft ? [draft] : []),
]

interface Keeper {
  /** Nothing of what stands there is to be kept; something is again. */
  rest(): void
  wake(): void
  under_way: RefObject<Promise<Kept>>
}

/** Keeps what is written: a moment after the last stroke, when the page is left, and again where it was not reached. */
function useKeeper(at: Place, given: { state: DraftState; save: Save; was: Left | undefined }): Keeper {
  const { state, save, was } = given
  const { id, kind } = at
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const under_way = useRef<Promise<Kept>>(was?.kept ?? Promise.resolve({ keeping: 'still', version: 0 }))
  const resting = useRef(false)
  const keep = useEffectEvent(() => {
    timer.current = undefined
    const { base } = state
    under_way.current = under_way.current.then((before) =>
      save(state, Math.max(base.version, before.version) || undefined),
    )
  })
  const stop = () => {
    clearTimeout(timer.current)
    timer.current = undefined
  }
  const flush = useEffectEvent(() => {
    if (timer.current === undefined) return
    stop()
    keep()
  })
  const go = useEffectEvent(() => {
    flush()
    if (resting.current || state.keeping === 'kept' || state.keeping === 'still') return
    void leave(id, kind, { ...state, kept: under_way.current })
  })
  useEffect(() => {
    found(id, kind)
    const hidden = () => document.visibilityState === 'hidden' && flush()
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      go()
    }
  }, [id, kind])
  const { strokes, text, media_ids } = state
  const isFailed = state.keeping === 'failed'
  useEffect(() => {
    if (strokes === 0) return
    timer.current = setTimeout(() => keep(), TYPING_MS)
    return () => clearTimeout(timer.current)
    // Each stroke begins the wait anew; the text of the last one is kept.
  }, [strokes, text, media_ids])
  useEffect(() => {
    if (!isFailed) return
    const again = setTimeout(() => timer.current === undefined && keep(), AGAIN_MS)
    return () => clearTimeout(again)
  }, [isFailed])
  return {
    under_way,
    rest: () => {
      stop()
      resting.current = true
    },
    wake: () => {
      resting.current = false
    },
  }
}

/** What left the field elsewhere is told with what became of it, and comes back before what stands there by now. */
function useSayGone(
  gone: DraftState['gone'],
  view: ConversationView,
  { kind, setState }: { kind: Draft['kind']; setState: Dispatch<SetStateAction<DraftState>> },
): void {
  const words = useWords(draftWords)
  const { somebody } = useWords(inboxWords)
  const names = useNames()
  const me = useSession().person.id
  const sayGone = useEffectEvent((lost: string) => {
    const { what, by } = becameOf(view, { kind, text: lost, me })
    const text = words.became[what](names.person(by) ?? somebody)
    const undo = () => setState((now) => written(now, { text: joined(lost, now.text) }))
    say({ kind: 'waiting', text, undo })
  })
  useEffect(() => {
    if (gone) sayGone(gone.text)
  }, [gone])
}
