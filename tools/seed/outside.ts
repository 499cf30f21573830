/** People outside who talk with us: invented, with names as long as names are. */
import { createHash } from 'node:crypto'
import type { NetworkAuthor } from '#connectors/connector.ts'
import { type Chance, chanceOf } from './chance.ts'
import type { Language } from './texts/fill.ts'

const words = (text: string) => text.split(', ')
const NAMES: Record<Language, { first: string[]; last: string[] }> = {
  en: {
    first: words(
      'Ruaridh, Beatrix, Idris, Oonagh, Mabel, Tobias, Shanice, Alasdair, Priyanka, Gwen, Rufus, Delphine, Malachy, Nia, Barnaby',
    ),
    last: words(
      'Holloway, Ap Rhys, Mbeki-Lowe, Pettigrew, Fotheringham-Dass, Quill, O’Sullivan, Bright, Tamworth, Ferrers, Nakamura, Blyth',
    ),
  },
  de: {
    first: words('Annegret, Jürgen, Leonie, Cem, Ottilie, Matthias, Hannelore, Ruprecht'),
    last: words('Groß, von der Heide-Wittenberg, Özkan, Kirschbaum, Schüßler, Zumstein, Bergengruen'),
  },
  fr: {
    first: words('Hélène, Baptiste, Aïssatou, Ghislaine, Théo'),
    last: words('Lemaître, N’Diaye, de la Rochebrune, Quatremère, Pons'),
  },
  es: {
    first: words('Íñigo, Rocío, Anselmo, Guadalupe'),
    last: words('Echeverría, Muñoz Cañizares, de los Ríos, Quispe'),
  },
  pl: {
    first: words('Zdzisław, Małgorzata, Łucja, Grzegorz'),
    last: words('Brzęczyszczak, Wójcik, Żurawska, Gżegżółka'),
  },
  tr: { first: words('Çağla, Oğuzhan, İpek, Şule'), last: words('Yıldırım, Gökçe, Aydoğan, Ünlü') },
  ar: { first: words('ليلى, يوسف, نور, طارق'), last: words('المنصور, بن عيسى, الزهراني, حدّاد') },
}

/** The nth person who writes that language; the same one whenever it is asked. */
export function stranger(language: Language, nth: number): NetworkAuthor {
  const chance = chanceOf(`stranger ${language} ${nth}`)
  const { first, last } = NAMES[language]
  return authorNamed(`${chance.pick(first)} ${chance.pick(last)}`, `${language}${nth}`, chance)
}

/** Somebody with a name of their own. */
export function authorNamed(name: string, unlike = '', chance: Chance = chanceOf(name)): NetworkAuthor {
  const plain =
    name
      .normalize('NFKD')
      .toLowerCase()
      .replaceAll(/[^a-z]+/g, '')
      .slice(0, 18) || 'someone'
  const handle = `${plain}${unlike.replaceAll(/\D/g, '')}.bsky.example`
  const spread = chance.share()
  return {
    native_id: `did:plc:${createHash('sha256').update(`${name} ${unlike}`).digest('hex').slice(0, 24)}`,
    handle,
    name,
    avatar_url: null,
    url: `https://bsky.app/profile/${handle}`,
    followers: Math.round(20 + 40_000 * spread ** 9 + 900 * chance.share()),
  }
}
