/**
 * Where something happens, as far as a text tells: a word with a capital behind 'in', 'from', 'nach', 'à'. No list of the
 * towns of the world stands behind it, so it also hears a name that is none; what only one person names is not shown.
 */
import type { Tokens } from '#areas/understanding/tokens.ts'
import { CAPITALS, type Word } from '#areas/understanding/words.ts'

const BEFORE = new Set(
  'in at from to near around outside nach aus bei en de desde hasta a vers depuis te naar bij uit da w z we'.split(' '),
)
/** Written large behind these words, and no place: time, what German writes large anyway, and who is spoken of. */
const NO_PLACE = new Set(
  `january february march april may june july august september october november december monday tuesday wednesday thursday friday
  saturday sunday christmas easter i i'm i've ok amazon twitter facebook instagram google ebay customer service support
  januar februar marz mai juni juli oktober dezember montag dienstag mittwoch donnerstag freitag samstag sonntag hause zukunft ordnung
  betrieb wochen tagen monaten stunden minuten garantie folie plastik metall weihnachten ostern prinzip bezug sachen ruhe rechnung
  stuck teilen form kunden service versand lieferung paket post dank spass lust angst versehen
  janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre lundi mardi mercredi jeudi vendredi samedi dimanche
  enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre lunes martes miercoles jueves viernes sabado domingo`.split(
    /\s+/,
  ),
)
const SECOND = new Set('new san los las saint st port bad el la le den great north south east west'.split(' '))

/** Each once, as it was written. */
export function placesIn({ words, starts, ends, sentences, text }: Tokens, own: ReadonlySet<string>): string[] {
  const found = new Map<string, string>()
  for (let at = 0; at + 1 < words.length; at += 1) {
    if (!BEFORE.has((words[at] as Word).fold) || sentences[at] !== sentences[at + 1]) continue
    const name = words[at + 1] as Word
    if (!isName(name, own)) continue
    const next = words[at + 2]
    const goesOn = SECOND.has(name.fold) && next !== undefined && isName(next, own)
    if (SECOND.has(name.fold) && !goesOn) continue
    const written = text.slice(starts[at + 1], ends[goesOn ? at + 2 : at + 1])
    found.set(goesOn ? `${name.fold} ${next.fold}` : name.fold, written)
  }
  return [...found.values()]
}

const isName = ({ kind, written, fold, flags }: Word, own: ReadonlySet<string>) =>
  kind === 'word' &&
  fold.length >= 3 &&
  (flags & CAPITALS) === 0 &&
  /^\p{Lu}\p{Ll}/u.test(written) &&
  !NO_PLACE.has(fold) &&
  !own.has(fold)
