/** The deeds of the stream: by key, by button, from a menu; and the question that one of them asks. */
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { type Shortcut, useKeys } from '#web/keys.tsx'
import { useMay } from '#web/session.ts'
import type { IconName } from '#web/ui/icons.ts'
import { useWords } from '#web/words.ts'
import type { Rereads } from './ReadAs.tsx'
import type { Shown } from './stream-queries.ts'
import { type StreamWords, streamWords } from './stream-words.ts'
import { type StreamDeeds, useStreamDeeds } from './use-stream-deeds.ts'

const PutRight = lazy(async () => ({ default: (await import('./PutRight.tsx')).PutRight }))
const HandOverMention = lazy(async () => ({ default: (await import('./HandOverMention.tsx')).HandOverMention }))

export interface StreamAct {
  id: 'open' | 'hand-over' | 'read' | 'hide' | 'irrelevant' | 'spam' | 'back' | 'vip'
  label: string
  icon: IconName
  keys?: string
  run: () => void
  disabledReason: string | null
}

export type ActsOf = (row: Shown) => StreamAct[]

type Asking = { row: Shown; what: 'hand-over' | 'read'; topic?: string | undefined }

export function useStreamActs(meant: () => Shown | undefined): { acts: ActsOf; rereads: Rereads; asks: ReactNode } {
  const words = useWords(streamWords)
  const deeds = useStreamDeeds()
  const may = useMay('answer')
  const forbidden = may ? null : words.onlyAnswerers
  const [asking, setAsking] = useState<Asking | null>(null)
  const ask = (what: Asking['what']) => (row: Shown) => setAsking({ row, what })
  const acts: ActsOf = (row) => actsOf(row, { words, deeds, forbidden, ask })
  useKeys(shortcutsOf(acts, meant, { words, deeds }))
  const askWhat: Rereads['ask'] = (row, topic) => setAsking({ row, what: 'read', topic })
  const rereads: Rereads = { may, ask: askWhat, putRight: (row, reading) => void deeds.putRight(row, reading) }
  const asks = asking && <Asks {...{ asking, deeds }} onClose={() => setAsking(null)} />
  return { acts, rereads, asks }
}

function Asks({ asking, deeds, onClose }: { asking: Asking; deeds: StreamDeeds; onClose: () => void }) {
  const { row, what, topic } = asking
  return (
    <Suspense fallback={null}>
      {what === 'read' ? (
        <PutRight {...{ row, topic }} onClose={onClose} onPick={(reading) => void deeds.putRight(row, reading)} />
      ) : (
        <HandOverMention
          onClose={onClose}
          onHandOver={(team, reason) => {
            onClose()
            void deeds.handOver(row, team, reason)
          }}
        />
      )}
    </Suspense>
  )
}

interface With {
  words: StreamWords
  deeds: StreamDeeds
  forbidden: string | null
  ask: (what: Asking['what']) => (row: Shown) => void
}

function actsOf(row: Shown, { words, deeds, forbidden, ask }: With): StreamAct[] {
  const disabledReason = forbidden
  // Who may not open one may look at one that is there.
  const open: StreamAct = {
    id: 'open',
    label: row.conversation ? words.openIts : words.openLong,
    icon: 'comment',
    keys: 'o',
    run: () => void deeds.open(row),
    disabledReason: row.conversation ? null : forbidden,
  }
  const vip: StreamAct[] = row.who
    ? [
        {
          ...{ id: 'vip', label: row.who.is_vip ? words.markNoVip : words.markVip, icon: 'star' },
          ...{ run: () => void deeds.vip(row), disabledReason },
        },
      ]
    : []
  const read: StreamAct = {
    ...{ id: 'read', label: words.putRight, icon: 'tag', keys: 'f' },
    ...{ run: () => ask('read')(row), disabledReason },
  }
  if (row.set_aside) {
    const label = { spam: words.notSpam, irrelevant: words.relevant }[row.set_aside.set_aside as string]
    const back: StreamAct = {
      ...{ id: 'back', label: label ?? words.bringBack, icon: 'undo', keys: 'x' },
      ...{ run: () => void deeds.bringBack(row), disabledReason },
    }
    return [back, open, read, ...vip]
  }
  const aside = (why: 'hidden' | 'irrelevant' | 'spam') => () => void deeds.setAside(row, why)
  return [
    open,
    {
      ...{ id: 'hand-over', label: words.handOver, icon: 'hand-over', keys: 'h' },
      ...{ run: () => ask('hand-over')(row), disabledReason },
    },
    { id: 'irrelevant', label: words.irrelevant, icon: 'minus', keys: 'i', run: aside('irrelevant'), disabledReason },
    { id: 'hide', label: words.hide, icon: 'eye-off', keys: 'x', run: aside('hidden'), disabledReason },
    { id: 'spam', label: words.markSpam, icon: 'warning', run: aside('spam'), disabledReason },
    read,
    ...vip,
  ]
}

/** One key per deed, done to whatever mention is meant when it is pressed. A key that is off says why. */
function shortcutsOf(
  acts: ActsOf,
  meant: () => Shown | undefined,
  { words, deeds }: { words: StreamWords; deeds: StreamDeeds },
): Shortcut[] {
  const keys: [string, string][] = [
    ['o', words.openLong],
    ['h', words.handOver],
    ['i', words.irrelevant],
    ['x', words.hide],
    ['f', words.putRight],
  ]
  const actOn = (key: string) => {
    const row = meant()
    return row && acts(row).find((one) => one.keys === key)
  }
  return [
    ...keys.map(
      ([key, label]): Shortcut => ({
        keys: key,
        get label() {
          return actOn(key)?.label ?? label
        },
        isOffered: () => !meant() || actOn(key) !== undefined,
        refusal: () => actOn(key)?.disabledReason ?? null,
        run: () => actOn(key)?.run(),
      }),
    ),
    { keys: 'u', label: words.undo, run: () => deeds.undo() },
  ]
}
