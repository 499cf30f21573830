/** All themes, in every language that somebody writes to us in. */
import { ARABIC } from './arabic.ts'
import type { Language, Theme } from './fill.ts'
import { FRENCH } from './french.ts'
import { GERMAN } from './german.ts'
import { MARKET } from './market.ts'
import { POLISH } from './polish.ts'
import { REPAIR } from './repair.ts'
import { SPANISH } from './spanish.ts'
import { TURKISH } from './turkish.ts'

type ByTheme = Readonly<Record<string, readonly string[]>>

const OTHERS: Partial<Record<Language, { texts: ByTheme; answers: ByTheme }>> = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  pl: POLISH,
  tr: TURKISH,
  ar: ARABIC,
}

export const THEMES: readonly Theme[] = [...REPAIR, ...MARKET].map((theme) => {
  const texts = { ...theme.texts }
  const answers = { ...theme.answers }
  for (const [language, said] of Object.entries(OTHERS) as [Language, { texts: ByTheme; answers: ByTheme }][]) {
    if (said.texts[theme.name]) texts[language] = said.texts[theme.name] as readonly string[]
    if (said.answers[theme.name]) answers[language] = said.answers[theme.name] as readonly string[]
  }
  return { ...theme, texts, answers }
})

export const themeNamed = (name: string): Theme => THEMES.find((theme) => theme.name === name) as Theme

/** How much is written in which language, by people outside. */
export const LANGUAGES: readonly { language: Language; weight: number }[] = [
  { language: 'en', weight: 58 },
  { language: 'de', weight: 16 },
  { language: 'fr', weight: 8 },
  { language: 'es', weight: 6 },
  { language: 'pl', weight: 5 },
  { language: 'tr', weight: 4 },
  { language: 'ar', weight: 3 },
]
