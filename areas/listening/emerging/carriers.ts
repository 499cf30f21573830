/** Who brings parcels, in ten countries and beyond: what people call them, matched as whole words. */
import type { Tokens } from '#areas/understanding/tokens.ts'
import { CAPITALS, type Word } from '#areas/understanding/words.ts'

/** By how it is shown: what it is called, folded. With `!` only in capitals ('ups' is a sigh), with `^` only with a capital. */
const CALLED: Readonly<Record<string, string>> = {
  DHL: 'dhl',
  UPS: '!ups',
  FedEx: 'fedex, fed ex, federal express',
  TNT: '!tnt',
  DPD: 'dpd',
  GLS: '!gls',
  Hermes: '^hermes',
  Evri: 'evri',
  'Royal Mail': 'royal mail',
  Parcelforce: 'parcelforce',
  Yodel: '^yodel',
  USPS: 'usps',
  OnTrac: 'ontrac',
  'Amazon Logistics': 'amazon logistics',
  'Deutsche Post': 'deutsche post',
  'La Poste': '^la poste',
  Colissimo: 'colissimo',
  Chronopost: 'chronopost',
  'Mondial Relay': 'mondial relay',
  Correos: '^correos',
  SEUR: 'seur',
  MRW: '!mrw',
  PostNL: 'postnl, post nl',
  bpost: 'bpost',
  'Poste Italiane': 'poste italiane',
  BRT: '!brt, bartolini',
  InPost: 'inpost',
  'Poczta Polska': 'poczta polska',
  PostNord: 'postnord',
  Posti: '^posti',
  CTT: '!ctt',
  Aramex: 'aramex',
  'China Post': 'china post',
  Cainiao: 'cainiao',
  'Yurtiçi Kargo': 'yurtici kargo, yurtici',
  'Aras Kargo': 'aras kargo',
  'An Post': '^an post',
  'Canada Post': 'canada post',
  'Australia Post': 'australia post, auspost',
  'Swiss Post': 'swiss post',
}

interface Called {
  carrier: string
  words: readonly string[]
  must: 'capitals' | 'capital' | null
}

const BY_FIRST: ReadonlyMap<string, readonly Called[]> = Map.groupBy(
  Object.entries(CALLED).flatMap(([carrier, names]) => names.split(', ').map((name) => calledOf(carrier, name))),
  ({ words }) => words[0] as string,
)

function calledOf(carrier: string, name: string): Called {
  const must = name.startsWith('!') ? 'capitals' : name.startsWith('^') ? 'capital' : null
  return { carrier, words: name.replace(/^[!^]/, '').split(' '), must }
}

/** Each once. */
export function carriersIn({ words, terms }: Tokens): string[] {
  const found = new Set<string>()
  terms.forEach((token, at) => {
    const first = words[token] as Word
    for (const { carrier, words: called, must } of BY_FIRST.get(first.fold) ?? []) {
      const isCalled = called.every((word, nth) => words[terms[at + nth] ?? -1]?.fold === word)
      if (isCalled && writtenSo(first, must)) found.add(carrier)
    }
  })
  return [...found]
}

function writtenSo({ written, flags }: Word, must: Called['must']): boolean {
  if (must === 'capitals') return (flags & CAPITALS) !== 0
  return must === null || /^\p{Lu}/u.test(written)
}
