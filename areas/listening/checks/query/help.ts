/** The reference of the query language, as a page shows it. Each example is a query that may be saved as it stands. */
import { FIELD_NAMES, FIELDS } from './fields.ts'

interface Construct {
  syntax: string
  means: string
  example: string
}

interface Chapter {
  title: string
  constructs: readonly Construct[]
}

export const HELP: readonly Chapter[] = [
  {
    title: 'Words',
    constructs: [
      { syntax: 'kettle', means: 'Holds this word, whatever its capitals and accents.', example: 'kettle' },
      { syntax: '"arc kettle"', means: 'Holds these words one after the other.', example: '"arc kettle"' },
      {
        syntax: 'kettle*',
        means: 'Any letters may follow, or none. Two letters have to stand before the star.',
        example: 'kettle*',
      },
      { syntax: 'organi?ation', means: 'Exactly one letter stands in place of ?.', example: 'organi?ation' },
      {
        syntax: 'raw:Arc',
        means: 'Holds this exactly as it is written, capitals and accents too; * and ? are plain signs.',
        example: 'raw:"Arc Kettle"',
      },
      { syntax: '#arc', means: 'Holds this hashtag.', example: '#arckettle' },
      {
        syntax: '@ines',
        means: 'Mentions this account, on any server or on the one that is named.',
        example: '@ines@mastodon.example',
      },
    ],
  },
  {
    title: 'Putting words together',
    constructs: [
      {
        syntax: 'a AND b',
        means: 'Both have to be there. Two things beside each other mean the same.',
        example: 'fernhill AND kettle',
      },
      { syntax: 'a OR b', means: 'One of the two is enough. Written as | as well.', example: 'kettle OR teapot' },
      {
        syntax: 'a NOT b',
        means: 'The second may not be there. Written as a minus or ! right before it as well.',
        example: 'kettle NOT "for sale" -cheap',
      },
      {
        syntax: '(a OR b) AND c',
        means: 'Brackets say what belongs together. Without them NOT binds closest, then NEAR, then AND, then OR.',
        example: '(fernhill OR "arc kettle") AND (lid OR handle)',
      },
      {
        syntax: 'AND, OR, NOT',
        means: 'Operators are written in capitals; in small letters they are words to look for.',
        example: '"the good and the bad" OR fernhill',
      },
    ],
  },
  {
    title: 'How far apart',
    constructs: [
      {
        syntax: 'a NEAR/5 b',
        means: 'At most 5 words apart, in any order. Next to each other is 1.',
        example: 'fernhill NEAR/5 (broken OR leak*)',
      },
      {
        syntax: 'a NEAR/5f b',
        means: 'At most 5 words apart, the first before the second.',
        example: 'kettle NEAR/3f "does not"',
      },
      {
        syntax: '"a b"~5',
        means: 'All of these words in any order, with fewer than 5 others among them.',
        example: '"fernhill lid leaks"~5',
      },
    ],
  },
  {
    title: 'Fields',
    constructs: FIELD_NAMES.map((name) => ({
      syntax: `${name}:`,
      means: `${FIELDS[name].says}.`,
      example:
        FIELDS[name].takes === 'words' || name === 'raw' ? FIELDS[name].example : `kettle ${FIELDS[name].example}`,
    })),
  },
  {
    title: 'Values of fields',
    constructs: [
      { syntax: 'lang:(de OR fr)', means: 'One of several values.', example: 'kettle lang:(de OR fr)' },
      { syntax: 'author:"Ines Roth"', means: 'A value of several words.', example: 'kettle author:"Ines Roth"' },
      { syntax: '-site:x.example', means: 'Everything but this value.', example: 'kettle -site:shop.example.com' },
      { syntax: '10k, 2m', means: 'Thousands and millions.', example: 'kettle min_followers:10k' },
    ],
  },
]
