/**
 * What is said of others: competitors and what moves people, heard on the open stream for 90 days and answered by nobody. In
 * the third week before the end Kessel & Sohn call back a toaster, which can be seen from afar.
 */
import { type Chance, chanceOf } from './chance.ts'
import { stranger } from './outside.ts'
import type { Scene } from './scenes.ts'
import { DAY_MS, DAYS, MINUTE_MS, type Wanted } from './seeding.ts'
import { RECALL, SAID_OF_OTHERS } from './texts/others.ts'

/** Said of others for each conversation of ours, and more while something is called back. */
const PER_CONVERSATION = 0.6
const IN_RECALL = 0.15
export const RECALL_DAYS_AGO = 19

export function chatterOf(wanted: Wanted): Scene[] {
  const some = (share: number) => Math.ceil(wanted.conversations * share)
  return [
    ...Array.from({ length: some(PER_CONVERSATION) }, (_, nth) =>
      said(wanted, `chatter ${nth}`, (chance) => ({ text: chance.pick(SAID_OF_OTHERS), days: DAYS * chance.share() })),
    ),
    ...Array.from({ length: some(IN_RECALL) }, (_, nth) =>
      said(wanted, `recall ${nth}`, (chance) => ({
        ...{ text: chance.pick(RECALL), days: RECALL_DAYS_AGO - 1.6 * chance.share() ** 2 },
      })),
    ),
  ]
}

function said(wanted: Wanted, id: string, of: (chance: Chance) => { text: string; days: number }): Scene {
  const chance = chanceOf(`${wanted.seed} ${id}`)
  const { text, days } = of(chance)
  const at = new Date(wanted.ends_at.getTime() - 20 * MINUTE_MS - Math.min(DAYS - 1, days) * DAY_MS)
  const author = stranger('en', 10_000 + chance.whole(0, 90))
  return {
    ...{ id: `${wanted.seed} ${id}`, channel: 'stream', addressed: 'overheard' },
    ...{ said: [{ at, author, text, language: 'en' }], acts: [] },
  }
}
