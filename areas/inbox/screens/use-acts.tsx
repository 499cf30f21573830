import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { useKeys } from '#web/keys.tsx'
import { useMay, useSession } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import type { AssignPickProps } from './AssignPick.tsx'
import { type Acts, actsFor, type Judging, shortcutsOf } from './acts.ts'
import { useDeeds } from './deeds.ts'
import type { HandBackProps } from './HandBack.tsx'
import { AssignPick, HandBack, HandOver } from './later.ts'
import { offer } from './offered.ts'
import type { Go, Place } from './place.ts'
import { threadKey } from './queries.ts'
import type { ConversationRow, ConversationView } from './shown.ts'
import { useClaims } from './use-claims.ts'
import { wish } from './wishes.ts'
import { inboxWords } from './words.ts'

/** What the list shows now, for whoever needs to know the next one. */
export interface Shown {
  rows: readonly ConversationRow[]
  cursor: ConversationRow | undefined
}

type Asking = { what: 'give' | 'hand-over' | 'hand-back'; row: ConversationRow } | null

/** The deeds of the page: by key, by button, from the palette; and the questions that some of them ask. */
export function useActs(place: Place, go: Go, shown: RefObject<Shown>): { judging: Judging; asks: ReactNode } {
  const words = useWords(inboxWords)
  const back = useRef((_row: ConversationRow): void => {})
  useEffect(() => {
    back.current = (row) => row.id !== place.id && go({ id: row.id })
    return () => {
      back.current = () => {}
    }
  }, [place.id, go])
  const deeds = useDeeds(back)
  useClaims()
  const queries = useQueryClient()
  const session = useSession()
  const me = session.person
  const may = { write: useMay('contribute'), move: useMay('answer') }
  const [asking, setAsking] = useState<Asking>(null)

  /** From a conversation that is done to the next one in the list, as one works a pile. */
  const onwards = (row: ConversationRow) => {
    if (row.id !== place.id) return
    const { rows } = shown.current
    const at = rows.findIndex((one) => one.id === row.id)
    const isPhone = matchMedia('(max-width: 700px)').matches
    go({ id: isPhone ? null : ((rows[at + 1] ?? rows[at - 1])?.id ?? null) })
  }
  const acts: Acts = {
    take: (row) => void deeds.assign(row, me),
    letGo: (row) => void deeds.assign(row, null),
    give: (row) => setAsking({ what: 'give', row }),
    handOver: (row) => setAsking({ what: 'hand-over', row }),
    handBack: (row) => setAsking({ what: 'hand-back', row }),
    close: (row) => {
      onwards(row)
      void deeds.close(row)
    },
    reopen: (row) => void deeds.reopen(row),
    spam: (row) => {
      onwards(row)
      void deeds.spam(row)
    },
    noSpam: (row) => {
      onwards(row)
      void deeds.noSpam(row)
    },
    write: (row, kind) => {
      wish({ id: row.id, kind })
      if (row.id !== place.id) go({ id: row.id })
    },
  }
  const read = (id: string) => queries.getQueryData<ConversationView>(threadKey(id))
  const problemOf = (row: ConversationRow) => read(row.id)?.answer_problem ?? null
  const judging: Judging = { acts, words, may, me: me.id, problemOf }

  // What is open is meant wherever the keyboard is, as its buttons say; a row only while nothing is open.
  const meant = () =>
    place.id
      ? (read(place.id)?.conversation ?? shown.current.rows.find(({ id }) => id === place.id))
      : shown.current.cursor
  useKeys([...shortcutsOf(judging, meant), { keys: 'u', label: words.backUp, run: () => go({ id: null }) }])
  useEffect(() => offer(() => (meant() ? actsFor(meant() as ConversationRow, judging) : [])))

  const end = () => setAsking(null)
  const handBack: HandBackProps['onHandBack'] = (to, reason) => {
    if (!asking) return
    const { row } = asking
    end()
    // Who was asked sees it no longer.
    if (row.id === place.id) go({ id: null })
    void deeds.handBack(row, to, reason)
  }
  const give: AssignPickProps['onPick'] = (to) => {
    if (!asking) return
    end()
    void deeds.assign(asking.row, to)
  }
  const asks =
    asking &&
    (asking.what === 'hand-back' ? (
      <HandBack row={asking.row} onClose={end} onHandBack={handBack} />
    ) : asking.what === 'give' ? (
      <AssignPick row={asking.row} onClose={end} onPick={give} />
    ) : (
      <HandOver
        row={asking.row}
        onClose={end}
        onGive={give}
        onHandOver={(to, reason) => {
          end()
          onwards(asking.row)
          void deeds.handOver(asking.row, to, reason)
        }}
      />
    ))
  return { judging, asks: <Suspense fallback={null}>{asks}</Suspense> }
}
