/** The languages that posts are read in, those that people write most on the networks first, by the code that posts carry. */
export const LANGUAGES: readonly { code: string; name: string }[] = [
  ...'en:English de:German fr:French es:Spanish pt:Portuguese it:Italian nl:Dutch pl:Polish tr:Turkish ar:Arabic ru:Russian'.split(
    ' ',
  ),
  ...'ja:Japanese ko:Korean zh:Chinese id:Indonesian hi:Hindi sv:Swedish da:Danish no:Norwegian fi:Finnish cs:Czech uk:Ukrainian'.split(
    ' ',
  ),
  ...'el:Greek hu:Hungarian ro:Romanian bg:Bulgarian hr:Croatian sk:Slovak he:Hebrew fa:Persian ur:Urdu bn:Bengali ta:Tamil'.split(
    ' ',
  ),
  ...'th:Thai vi:Vietnamese ms:Malay tl:Tagalog ca:Catalan eu:Basque sr:Serbian sl:Slovenian lt:Lithuanian lv:Latvian et:Estonian'.split(
    ' ',
  ),
  ...'is:Icelandic sq:Albanian az:Azerbaijani be:Belarusian hy:Armenian ka:Georgian am:Amharic ku:Kurdish yo:Yoruba gu:Gujarati'.split(
    ' ',
  ),
  ...'kn:Kannada ml:Malayalam mr:Marathi or:Odia pa:Punjabi te:Telugu lo:Lao km:Khmer'.split(' '),
].map((pair) => {
  const [code = '', name = ''] = pair.split(':')
  return { code, name }
})

const names = new Map(LANGUAGES.map(({ code, name }) => [code, name]))
const others = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** As posts carry it: `deu` is de. What posts are read in stays, for newer tables call Tagalog fil. */
export function codeOf(written: string): string {
  const code = written.toLowerCase()
  return names.has(code) ? code : (Intl.getCanonicalLocales(code)[0]?.split('-', 1)[0] ?? code)
}

export const isReadIn = (code: string): boolean => names.has(code)

/** Null where no language has this code. */
export const nameOfCode = (code: string): string | null => names.get(code) ?? others.of(code) ?? null

/** Its English name, or the code of one that has none. */
export function languageName(code: string): string {
  if (code === 'und') return 'a language that could not be told'
  return nameOfCode(code) ?? `the language ${code}`
}

/** What people write for a language that has another code: its country's, or that of one of its kinds. */
const meant: Readonly<Record<string, string>> = {
  ...{ jp: 'ja', cn: 'zh', gr: 'el', dk: 'da', cz: 'cs', ua: 'uk', kr: 'ko', us: 'en', gb: 'en', at: 'de', ge: 'ka' },
  ...{ nb: 'no', nn: 'no', fil: 'tl', yue: 'zh', cmn: 'zh', ckb: 'ku', se: 'sv' },
}

/** The code of the language that was most likely meant by another code or by its name; null where nothing is near. */
export function codeMeant(written: string): string | null {
  const word = written.toLowerCase()
  if (Object.hasOwn(meant, word)) return meant[word] ?? null
  return LANGUAGES.find(({ name }) => name.toLowerCase() === word)?.code ?? null
}
