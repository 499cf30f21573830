/** What will happen, decided before anything does: who writes when, who answers, who hands over, and what becomes of it. */
import type { NetworkAuthor } from '#connectors/connector.ts'
import type { Chance } from './chance.ts'
import { chanceOf } from './chance.ts'
import { stranger } from './outside.ts'
import { COLLEAGUES, FOUNDER } from './people.ts'
import { DAY_MS, DAYS, MINUTE_MS, type Wanted } from './seeding.ts'
import { fill, type Language, type Theme } from './texts/fill.ts'
import { FOLLOW_UPS, NOTES, REASONS, THIRD_PARTIES } from './texts/ours.ts'
import { LANGUAGES, THEMES } from './texts/themes.ts'

export interface Words {
  at: Date
  author: NetworkAuthor
  text: string
  language: string
  title?: string
}

export type Act = { at: Date; by: string } & (
  | { does: 'reply' | 'note' | 'draft'; text: string }
  | { does: 'move'; team: string; text: string }
  | { does: 'assign'; to: string }
  | { does: 'close' }
)

/** One thread from its first word to its end; the first of `said` opens it. */
export interface Scene {
  id: string
  channel: string
  addressed: 'mention' | 'overheard'
  said: Words[]
  acts: Act[]
}

export const membersOf = (team: string): string[] => [
  ...(FOUNDER.team === team ? [FOUNDER.name] : []),
  ...COLLEAGUES.filter(({ role, teams }) => role === 'agent' && teams.includes(team)).map(({ name }) => name),
]

export function scenesOf(wanted: Wanted): Scene[] {
  const many = Math.max(1, wanted.conversations)
  return Array.from({ length: many }, (_, i) => sceneOf(wanted, { nth: i, many }))
}

function sceneOf(wanted: Wanted, { nth, many }: { nth: number; many: number }): Scene {
  const chance = chanceOf(`${wanted.seed} scene ${nth}`)
  const language = chance.weighted(LANGUAGES).language
  const theme = chance.weighted(THEMES.filter(({ texts }) => texts[language]))
  const author = stranger(language, chance.whole(0, Math.ceil(many / 3)))
  const text = fill(chance.pick(theme.texts[language] ?? []), language, chance)
  const overheard = !text.includes('@fernhill.example')
  const scene: Scene = {
    id: `${wanted.seed} ${nth}`,
    channel: overheard ? 'stream' : 'account',
    addressed: overheard ? 'overheard' : 'mention',
    said: [{ at: arrival(wanted, chance), author, text, language }],
    acts: [],
  }
  if (chance.happens(0.08)) addThirdParty(scene, chance, many)
  act(scene, wanted, { theme, language, chance })
  return scene
}

/** Daytime mostly, weekdays mostly; and more of it as the house becomes known. */
function arrival({ ends_at }: Wanted, chance: Chance): Date {
  for (;;) {
    const days = DAYS * (1 - Math.sqrt(chance.share() * 0.9 + 0.1 * chance.share()))
    const at = new Date(ends_at.getTime() - 25 * MINUTE_MS - days * DAY_MS)
    const hour = at.getUTCHours()
    const busy = (hour < 6 ? 0.1 : hour < 9 || hour > 20 ? 0.5 : 1) * (at.getUTCDay() % 6 === 0 ? 0.6 : 1)
    if (chance.happens(busy)) return at
  }
}

const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * MINUTE_MS)
const firstOf = (scene: Scene) => scene.said[0] as Words

function addThirdParty(scene: Scene, chance: Chance, many: number): void {
  const { at } = firstOf(scene)
  for (let i = chance.whole(1, 3), minutes = 0; i > 0; i--) {
    minutes += chance.whole(4, 40)
    const author = stranger('en', chance.whole(0, Math.ceil(many / 3)))
    scene.said.push({ at: after(at, minutes), author, text: chance.pick(THIRD_PARTIES), language: 'en' })
  }
}

interface Playing {
  theme: Theme
  language: Language
  chance: Chance
}

function act(scene: Scene, wanted: Wanted, playing: Playing): void {
  const { theme, chance } = playing
  const age_ms = wanted.ends_at.getTime() - firstOf(scene).at.getTime()
  // Of what came lately much still waits; of the rest a little was left behind.
  const waits = age_ms < 1.5 * DAY_MS ? chance.happens(0.5) : chance.happens(age_ms < 9 * DAY_MS ? 0.06 : 0.012)
  if (waits) return
  let at = after((scene.said.at(-1) as Words).at, chance.whole(11, 55))
  const by = chance.pick(membersOf(theme.team))
  const reason = chance.pick(REASONS[theme.team] ?? [])
  scene.acts.push({ at, by, does: 'move', team: theme.team, text: reason })
  if (chance.happens(0.16)) {
    at = after(at, chance.whole(2, 30))
    scene.acts.push({ at, by: chance.pick(membersOf(theme.team)), does: 'note', text: chance.pick(NOTES) })
  }
  const answers = theme.answers[playing.language] ?? theme.answers.en ?? []
  if (answers.length === 0 || (theme.quiet && chance.happens(0.55))) {
    scene.acts.push({ at: after(at, chance.whole(1, 300)), by, does: 'close' })
    return
  }
  at = after(at, Math.round(4 + 600 * chance.share() ** 4))
  scene.acts.push({ at, by, does: 'reply', text: fill(chance.pick(answers), playing.language, chance) })
  afterwards(scene, { ...playing, by, at })
}

function afterwards(scene: Scene, { language, chance, by, at }: Playing & { by: string; at: Date }): void {
  if (!chance.happens(0.4)) {
    if (chance.happens(0.6)) scene.acts.push({ at: after(at, chance.whole(60, 3_000)), by, does: 'close' })
    return
  }
  const { author } = firstOf(scene)
  const again = after(at, chance.whole(15, 900))
  scene.said.push({ at: again, author, text: fill(chance.pick(FOLLOW_UPS[language]), language, chance), language })
  const text = chance.pick(SECOND[language])
  if (chance.happens(0.5)) scene.acts.push({ at: after(again, chance.whole(11, 400)), by, does: 'reply', text })
  if (chance.happens(0.9)) scene.acts.push({ at: after(again, chance.whole(420, 1_600)), by, does: 'close' })
}

const SECOND: Readonly<Record<Language, readonly string[]>> = {
  en: [
    'Good. I keep an eye on it until then.',
    'Thank you for writing back. It is noted here, whoever is on duty.',
    'I have asked again and will not let go of it.',
  ],
  de: ['Danke für die Rückmeldung. Ich bleibe dran.'],
  fr: ['Merci de votre retour. Je continue de suivre.'],
  es: ['Gracias por escribir. Sigo pendiente.'],
  pl: ['Dziękuję za wiadomość. Pilnuję tego dalej.'],
  tr: ['Haber verdiğiniz için teşekkürler. Takip ediyorum.'],
  ar: ['شكراً على الرد. سأتابع الأمر.'],
}
