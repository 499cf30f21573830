/** The languages that people write most on the networks, by the code that posts carry. */
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
  ...'th:Thai vi:Vietnamese ms:Malay tl:Tagalog ca:Catalan eu:Basque ga:Irish cy:Welsh'.split(' '),
].map((pair) => {
  const [code = '', name = ''] = pair.split(':')
  return { code, name }
})

const names = new Map(LANGUAGES.map(({ code, name }) => [code, name]))

/** Its English name, or the code of one that is not among them. */
export function languageName(code: string): string {
  return names.get(code) ?? `the language ${code}`
}
