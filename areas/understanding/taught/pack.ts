/** What was taught as bytes, to be kept over a night, and back. */
import { gunzipSync, gzipSync } from 'node:zlib'
import { z } from 'zod'
import { LearnerState, learnerOf, stateOf } from '../learned/learner-state.ts'
import { KINDS, type Kind } from './kinds.ts'
import { emptyMemory, remember } from './memory.ts'
import { nothingTaught, type Taught, type TaughtKind } from './taught.ts'
import { thresholdsOf } from './thresholds.ts'

const Packed = z.object({
  baton_taught: z.literal(1),
  nth: z.int(),
  kinds: z.partialRecord(
    z.enum(KINDS),
    z.object({
      learner: LearnerState,
      memory: z.array(
        z.object({
          ...{ label: z.string(), features: z.array(z.int()), strengths: z.array(z.number()) },
          topics: z.object({ now: z.array(z.string()), gone: z.array(z.string()) }).optional(),
        }),
      ),
      corrected: z.record(z.string(), z.int()),
    }),
  ),
  last_teams: z.array(z.tuple([z.string(), z.string()])),
  everyday: z.array(z.string()),
})

export function pack({ nth, kinds, last_teams, everyday }: Taught): Buffer<ArrayBuffer> {
  const packed: z.infer<typeof Packed> = {
    baton_taught: 1,
    nth,
    kinds: Object.fromEntries(Object.entries(kinds).map(([kind, of]) => [kind, packKind(of)])),
    last_teams: [...last_teams],
    everyday: [...everyday],
  }
  return gzipSync(JSON.stringify(packed))
}

const packKind = ({ learner, memory, corrected }: TaughtKind) => ({
  learner: stateOf(learner),
  memory: memory.lessons.map(({ label, features, strengths, topics }) => ({
    ...{ label, features: [...features], strengths: [...strengths] },
    ...(topics && { topics: { now: [...topics.now], gone: [...topics.gone] } }),
  })),
  corrected,
})

/** Throws where it is not what `pack` gave. */
export function unpack(bytes: Uint8Array): Taught {
  const { nth, kinds, last_teams, everyday } = Packed.parse(JSON.parse(gunzipSync(bytes).toString()))
  const taught = nothingTaught()
  for (const [kind, packed] of Object.entries(kinds) as [Kind, NonNullable<(typeof kinds)[Kind]>][]) {
    const memory = emptyMemory()
    for (const { label, features, strengths, topics } of packed.memory)
      remember(memory, label, {
        features: Uint32Array.from(features),
        strengths: Float32Array.from(strengths),
        counted: 0,
        topics,
      })
    taught.kinds[kind] = { learner: learnerOf(packed.learner), memory, corrected: packed.corrected }
  }
  if (taught.kinds.team) taught.thresholds = thresholdsOf(taught.kinds.team.learner)
  return Object.assign(taught, { nth, last_teams: new Map(last_teams), everyday: new Set(everyday) })
}
