/** Texts with gaps, one per line, filled by chance. */
import type { Chance } from '../chance.ts'

export type Language = 'en' | 'de' | 'fr' | 'es' | 'pl' | 'tr' | 'ar'

/** What people write about. The team is who should answer in the end, whatever routing decided first. */
export interface Theme {
  name: string
  weight: number
  team: string
  texts: Partial<Record<Language, readonly string[]>>
  answers: Partial<Record<Language, readonly string[]>>
  /** Answered seldom, closed mostly. */
  quiet?: true
}

export const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

const PRODUCTS: Record<Language, readonly string[]> = {
  en: ['Arc kettle', 'Brook kettle', 'Drift toaster', 'Loft toaster', 'Arc Mini kettle'],
  de: ['Arc-Wasserkocher', 'Brook-Wasserkocher', 'Drift-Toaster', 'Loft-Toaster'],
  fr: ['bouilloire Arc', 'bouilloire Brook', 'bouilloire Arc Mini'],
  es: ['hervidor Arc', 'hervidor Brook', 'tostador Drift'],
  pl: ['czajnik Arc', 'czajnik Brook', 'toster Drift'],
  tr: ['Arc su ısıtıcısı', 'Brook su ısıtıcısı', 'Drift tost makinesi'],
  ar: ['غلاية Arc', 'غلاية Brook', 'محمصة Drift'],
}
const CITIES: Record<Language, readonly string[]> = {
  en: ['Leeds', 'Cardiff', 'Galway', 'Inverness', 'Bristol', 'Norwich'],
  de: ['Kassel', 'Graz', 'Rostock', 'Winterthur', 'Bielefeld'],
  fr: ['Nantes', 'Liège', 'Lausanne', 'Dijon'],
  es: ['Zaragoza', 'Vigo', 'Rosario', 'Murcia'],
  pl: ['Łódź', 'Gdańsk', 'Rzeszów'],
  tr: ['Eskişehir', 'İzmir', 'Trabzon'],
  ar: ['عمّان', 'الشارقة', 'الدار البيضاء'],
}

export function fill(template: string, language: Language, chance: Chance): string {
  const gaps: Record<string, () => string> = {
    p: () => chance.pick(PRODUCTS[language]),
    city: () => chance.pick(CITIES[language]),
    d: () => String(chance.whole(3, 19)),
    n: () => String(chance.whole(2, 6)),
    order: () => `FH-${chance.whole(10_400, 98_700)}`,
    price: () => String(chance.whole(29, 119)),
    cups: () => String(chance.whole(12, 240)),
    mark: () => chance.pick(['', '', '', ' ☕', ' 🙂', ' 🙏', '!', ' …']),
  }
  return template.replaceAll(/\{(\w+)\}/g, (gap, name: string) => gaps[name]?.() ?? gap)
}
