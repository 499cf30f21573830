/** What is said in a thread of what was done with it. Apart, since lists and Home do without it. */
import { isolate } from '#web/isolate.ts'
import type { WordTable } from '#web/words.ts'

const english = {
  took: (who: string) => `${isolate(who)} took it`,
  gave: (who: string, to: string) => `${isolate(who)} gave it to ${isolate(to)}`,
  letGo: (who: string) => `${isolate(who)} let it go`,
  handedOver: (who: string, team: string, reason: string) =>
    `${isolate(who)} handed it to ${team}: “${isolate(reason)}”`,
  undid: (who: string, team: string | null) =>
    `${isolate(who)} undid the move: it is ${team ? `with ${team}` : 'in triage'} again`,
  triage: (who: string, reason: string) => `${isolate(who)} put it back to triage: “${isolate(reason)}”`,
  handedBack: (who: string, to: string | null, reason: string) =>
    `${isolate(who)} handed it back${to ? ` to ${isolate(to)}` : ''}${reason ? `: “${isolate(reason)}”` : ''}`,
  closed: (who: string) => `${isolate(who)} closed it`,
  reopened: (who: string) => `${isolate(who)} opened it again`,
  markedSpam: (who: string) => `${isolate(who)} set it aside as spam`,
  markedNoSpam: (who: string) => `${isolate(who)} said that it is no spam`,
  setAside: {
    irrelevant: (who: string) => `Set aside: not about us, says ${isolate(who)}`,
    hidden: (who: string) => `Set aside: ${isolate(who)} hid what was said`,
  },
  broughtBack: (who: string) => `${isolate(who)} brought back what was said`,
  machine: 'Baton',
}

export const eventWords: WordTable<typeof english> = { en: english }
