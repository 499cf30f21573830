/**
 * Hands batches to the intake ahead: while one is stored, the next is understood already. The intake commits them
 * in their order and nothing behind one that failed, so the cursor never passes what is missing.
 */
import type { Batch } from '#connectors/connector.ts'
import type { HeldChannel, Intake } from './ports.ts'

/** One commits, one is stored, one is understood: with one less, a commit that takes long leaves PostgreSQL idle after it. */
const IN_HAND = 3

export interface Ahead {
  /** Resolves when there is room for the next batch; throws what an earlier one failed with. */
  give(batch: Batch): Promise<void>
  /** Resolves when all are stored. */
  settled(): Promise<void>
  /** Rejects when one fails; never resolves. */
  readonly failed: Promise<never>
}

export function openAhead(intake: Intake, channel: HeldChannel): Ahead {
  const in_hand: Promise<void>[] = []
  const { promise: failed, reject: fail } = Promise.withResolvers<never>()
  failed.catch(() => {})
  const settleDownTo = async (most: number) => {
    while (in_hand.length > most) {
      await in_hand[0]
      in_hand.shift()
    }
  }
  return {
    async give(batch) {
      await settleDownTo(IN_HAND - 1)
      const stored = intake(channel, batch)
      stored.catch(fail)
      in_hand.push(stored)
    },
    settled: () => settleDownTo(0),
    failed,
  }
}
