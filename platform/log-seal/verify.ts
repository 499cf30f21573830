/**
 * Checks the log against its seals and names the place of each edit. An edit of one fact breaks one leaf; an edit of a
 * leaf, a range or a seal breaks one link of the chain, which is then taken up again behind it, so that one edit is
 * not reported as many. Whoever rewrites facts, every later seal and the head at once is only found by comparing with a
 * seal noted elsewhere: that is what `expected` is for.
 */
import type { Entry } from './entries.ts'
import type { FactEntry, HeadEntry, SealEntry } from './leaf.ts'
import { checkBatch } from './verify-batch.ts'
import { checkRest } from './verify-rest.ts'

export interface Finding {
  workspace_id: string
  place: 'fact' | 'seal' | 'head'
  /** Of the fact; of a seal the first position it should cover. */
  position: number
  what: string
}

export interface Verdict {
  workspaces: number
  facts: number
  seals: number
  /** Written after the last seal: not protected yet. */
  unsealed: number
  forgotten: number
  /** By workspace; what to note elsewhere. */
  last_seals: Map<string, { position: number; seal: string }>
  findings: Finding[]
}

/** A seal noted at an earlier time, outside the database. */
export interface ExpectedSeal {
  workspace_id: string
  /** The last position it covers. */
  position: number
  seal: string
}

/** One workspace's log, half read. */
export interface Reading {
  workspace_id: string
  head: HeadEntry | null
  batch: { seal: SealEntry; facts: FactEntry[] } | null
  /** The facts that no seal covers. */
  rest: FactEntry[]
  /** Seals that the next may build on: as stored and, where that was edited, as it must have been. */
  before: Buffer[]
  sealed_position: number
  /** Ranges of positions whose facts are not there. */
  missing: { from: number; to: number }[]
  forgotten: number[]
  /** What facts say of facts: erased on purpose, dropped with their month. */
  erased: Set<number>
  dropped: { from: number; to: number }[]
  find(place: Finding['place'], position: number, what: string): void
}

export async function verifyLog(
  entries: AsyncIterable<Entry>,
  expected: readonly ExpectedSeal[] = [],
): Promise<Verdict> {
  const verdict: Verdict = {
    workspaces: 0,
    facts: 0,
    seals: 0,
    unsealed: 0,
    forgotten: 0,
    last_seals: new Map(),
    findings: [],
  }
  const unseen = new Set(expected)
  let reading: Reading | null = null
  for await (const entry of entries) {
    if (entry.workspace_id !== reading?.workspace_id) {
      finish(verdict, reading)
      reading = startReading(verdict, entry.workspace_id)
    }
    take(verdict, reading, entry)
    if (entry.kind === 'seal') for (const noted of unseen) if (isNoted(entry, noted)) unseen.delete(noted)
  }
  finish(verdict, reading)
  for (const { workspace_id, position } of unseen) {
    verdict.findings.push({
      workspace_id,
      place: 'seal',
      position,
      what: 'The seal noted elsewhere is not in this log.',
    })
  }
  return verdict
}

const isNoted = (seal: SealEntry, noted: ExpectedSeal) =>
  seal.workspace_id === noted.workspace_id && seal.to_position === noted.position && seal.seal === noted.seal

function startReading(verdict: Verdict, workspace_id: string): Reading {
  verdict.workspaces += 1
  return {
    workspace_id,
    head: null,
    batch: null,
    rest: [],
    before: [Buffer.alloc(0)],
    sealed_position: 0,
    missing: [],
    forgotten: [],
    erased: new Set(),
    dropped: [],
    find: (place, position, what) => verdict.findings.push({ workspace_id, place, position, what }),
  }
}

function take(verdict: Verdict, reading: Reading, entry: Entry): void {
  if (entry.kind === 'fact') {
    verdict.facts += 1
    if (reading.batch) reading.batch.facts.push(entry)
    else reading.rest.push(entry)
    return
  }
  checkBatch(reading)
  reading.batch = null
  if (entry.kind === 'head') reading.head = entry
  if (entry.kind === 'seal') {
    verdict.seals += 1
    verdict.last_seals.set(entry.workspace_id, { position: entry.to_position, seal: entry.seal })
    reading.batch = { seal: entry, facts: [] }
  }
}

function finish(verdict: Verdict, reading: Reading | null): void {
  if (!reading) return
  checkBatch(reading)
  checkRest(reading)
  verdict.unsealed += reading.rest.length
  verdict.forgotten += reading.forgotten.length
}
