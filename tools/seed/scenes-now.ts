/** The scenes that are written out: what goes on today, what the feeds brought, and one story that many printed. */
import { authorNamed } from './outside.ts'
import { FOUNDER } from './people.ts'
import { membersOf, type Scene } from './scenes.ts'
import { DAY_MS, MINUTE_MS, type Wanted } from './seeding.ts'
import { FEEDS, NEWS, REPRINTS, STORY } from './texts/news.ts'
import { themeNamed } from './texts/themes.ts'
import { HELD, type Story, TODAY } from './texts/today.ts'

const ago = ({ ends_at }: Wanted, minutes: number) => new Date(ends_at.getTime() - minutes * MINUTE_MS)

export const scenesNow = (wanted: Wanted): Scene[] => [
  ...TODAY.map((story, nth) => today(wanted, { story, nth })),
  ...NEWS.map((_, nth) => news(wanted, nth)),
  ...REPRINTS.map((_, nth) => reprint(wanted, nth)),
]

/** What is written after the hold. The one it answers is the one who said something kind. */
export function heldScene(scenes: readonly Scene[], wanted: Wanted): Scene {
  const kind = scenes.find(({ said }) => said[0]?.author.name === 'Joon-ho Seo') as Scene
  return { ...kind, acts: [{ at: ago(wanted, HELD.minutes), by: HELD.by, does: 'reply', text: HELD.text }] }
}

function today(wanted: Wanted, { story, nth }: { story: Story; nth: number }): Scene {
  const { theme, language, by, text, minutes, later = [], mine, note, reply, draft } = story
  const overheard = !text.includes('@fernhill.example')
  const { team } = themeNamed(theme)
  const first = membersOf(team)[0] ?? FOUNDER.name
  const scene: Scene = {
    id: `${wanted.seed} today ${nth}`,
    channel: overheard ? 'stream' : 'account',
    addressed: overheard ? 'overheard' : 'mention',
    said: [
      { at: ago(wanted, minutes), author: authorNamed(by), text, language },
      ...later.map((each) => ({
        at: ago(wanted, each.minutes),
        author: authorNamed(each.by),
        text: each.text,
        language,
      })),
    ],
    acts: [],
  }
  const { acts } = scene
  acts.push({ at: ago(wanted, minutes - 12), by: first, does: 'move', team, text: 'This is theirs.' })
  if (reply) acts.push({ at: ago(wanted, reply.minutes), by: reply.by, does: 'reply', text: reply.text })
  if (mine) acts.push({ at: ago(wanted, 88), by: mine, does: 'assign', to: mine })
  if (note) acts.push({ at: ago(wanted, note.minutes), by: note.by, does: 'note', text: note.text })
  if (draft) acts.push({ at: ago(wanted, draft.minutes), by: draft.by, does: 'draft', text: draft.text })
  return scene
}

function news(wanted: Wanted, nth: number): Scene {
  const { feed, title, text } = NEWS[nth] as (typeof NEWS)[number]
  const { author } = FEEDS[feed] as (typeof FEEDS)[number]
  const at = new Date(wanted.ends_at.getTime() - (3 + 9 * nth) * DAY_MS)
  return {
    ...{ id: `${wanted.seed} news ${nth}`, channel: `feed ${feed}`, addressed: 'overheard' },
    said: [{ at, author: authorNamed(author), text, title, language: feed === 2 ? 'de' : 'en' }],
    acts: nth === 0 ? [] : [{ at: new Date(at.getTime() + DAY_MS), by: FOUNDER.name, does: 'close' }],
  }
}

/** One story within a day, nearly word for word: understood as one. */
function reprint(wanted: Wanted, nth: number): Scene {
  const paper = REPRINTS[nth] as string
  const text = `${nth % 2 === 0 ? '' : `${paper}. `}${STORY.text}${nth > 2 ? ' This paper has asked for more.' : ''}`
  return {
    ...{ id: `${wanted.seed} reprint ${nth}`, channel: `feed ${nth % 2}`, addressed: 'overheard' },
    said: [
      { at: ago(wanted, 1_300 - nth * 170), author: authorNamed(paper), text, title: STORY.title, language: 'en' },
    ],
    acts: [],
  }
}
