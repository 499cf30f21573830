/**
 * Hostile payloads: one spoilt item is skipped or the whole answer is a ConnectorError; what still comes through is whole.
 * Nothing that the network says may end as a TypeError, hang, or be blamed on our credentials.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Connector, ConnectorError } from '../connector.ts'
import { type Attack, attacksOn } from './attacks.ts'
import { endOf, hear } from './hearing.ts'
import { lookBackThrough } from './looking-back.ts'
import { frozen, type Recording, type Staged, stage } from './recording.ts'
import { assertWholeBatch, assertWholePost } from './whole.ts'

const FITTING = ['transient', 'bug', 'invalid', 'not_found', 'outcome_unknown']

export function hostilityPromises(connector: Connector, recording: Recording): void {
  test(`${connector.network} ${recording.of}: a spoilt answer is skipped or named, never a fault`, async (t) => {
    const payloads = await Promise.all(PARTS.map((part) => payloadsOf(connector, recording, part)))
    let ran = 0
    for (const { part, place, text } of richest(payloads.flat())) {
      for (const attack of attacksOn(text)) {
        await survives(connector, recording, { attack, part, place })
        ran += 1
      }
    }
    t.diagnostic(`${ran} spoilt payloads`)
    assert.ok(ran > 0, 'there was something to spoil')
  })
}

/** What a connector is asked for; only the one that meets a spoilt payload is asked for with it. */
type Part = (connector: Connector, recording: Recording, staged: Staged) => Promise<void>
const PARTS: readonly Part[] = [listens, readsThread, looksBack]

interface Payload {
  part: Part
  /** Which of all payloads of its part, in the order in which the network gives them. */
  place: number
  /** Empty for a binary one. */
  text: string
  bytes: number
}

/** Those that say most are spoilt: a suite that spoils every small frame takes minutes and learns nothing more. */
function richest(payloads: readonly Payload[]): Payload[] {
  return payloads.toSorted((a, b) => b.bytes - a.bytes).slice(0, payloads.every(({ text }) => text === '') ? 16 : 3)
}

/** What the network says meanwhile: one payload per request, or one per frame. */
async function payloadsOf(connector: Connector, recording: Recording, part: Part): Promise<Payload[]> {
  const payloads: Payload[] = []
  const note = (said: string | Uint8Array) => {
    payloads.push({ part, place: payloads.length, text: typeof said === 'string' ? said : '', bytes: said.length })
  }
  const network = recording.network()
  const staged = stage(recording, network, async (_request, _index, answer) => {
    const response = await answer()
    note(await response.clone().text())
    return response
  })
  const frames = (url: string) => {
    const said = network.frames?.(url) ?? []
    said.forEach(note)
    return said
  }
  await part(connector, recording, { ...staged, outside: { ...staged.outside, socket: playing(frames) } })
  return payloads
}

async function survives(
  connector: Connector,
  recording: Recording,
  at: { attack: Attack; part: Part; place: number },
): Promise<void> {
  const staged = spoilt(recording, at)
  try {
    await at.part(connector, recording, staged)
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error)
    throw new Error(`${at.attack.named}, payload ${at.place}: ${told}`, { cause: error })
  }
}

function spoilt(recording: Recording, { attack, place }: { attack: Attack; place: number }): Staged {
  const network = recording.network()
  let turn = 0
  const staged = stage(recording, network, async (_request, _index, answer) => {
    const response = await answer()
    if (turn++ !== place) return response
    return new Response(attack.text(await response.text()), { headers: response.headers })
  })
  const frames = (url: string) =>
    (network.frames?.(url) ?? []).map((frame) => {
      if (turn++ !== place) return frame
      return typeof frame === 'string' ? attack.text(frame) : attack.bytes(frame)
    })
  return { ...staged, outside: { ...staged.outside, socket: playing(frames) } }
}

function playing(frames: (url: string) => readonly (string | Uint8Array)[]) {
  return async function* (url: string) {
    yield* frames(url)
  }
}

async function listens(connector: Connector, recording: Recording, staged: Staged): Promise<void> {
  const heard = await hear(connector, recording, staged)
  assertFitting(heard.error)
  for (const batch of heard.batches) assertWholeBatch(batch)
}

async function readsThread(connector: Connector, recording: Recording, staged: Staged): Promise<void> {
  const { thread_of } = recording
  if (!connector.thread || thread_of === undefined) return
  const error = await endOf(async () => {
    const posts = await connector.thread?.(staged.outside, frozen(recording.account), thread_of)
    for (const post of posts ?? []) assertWholePost(post)
  })
  assertFitting(error)
}

async function looksBack(connector: Connector, recording: Recording, staged: Staged): Promise<void> {
  if (!connector.lookBack || !recording.look_back) return
  const { pages, error } = await lookBackThrough(connector, recording, staged)
  for (const post of pages.flatMap(({ posts }) => posts)) assertWholePost(post)
  assertFitting(error)
}

function assertFitting(error: ConnectorError | null): void {
  if (error) assert.ok(FITTING.includes(error.kind), `${error.kind} does not fit a spoilt answer: ${error.message}`)
}
