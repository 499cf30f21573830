/** An intake whose process is killed at every other batch, before it is stored or after, as its connection tells it. */
import type { Intake } from '#areas/channels/ports.ts'

export const GONE = Object.assign(new Error('the process was killed'), { code: '08006' })

export function dyingIntake(real: Intake, when: 'before' | 'after'): Intake {
  let calls = 0
  return async (channel, batch) => {
    calls += 1
    const dies = calls % 2 === 1
    if (dies && when === 'before') throw GONE
    await real(channel, batch)
    if (dies) throw GONE
  }
}
