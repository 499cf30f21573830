/**
 * What is understood of a batch before anything is stored: one pass of the tokenizer over each post feeds the monitors
 * and everything else. Needs no database, so it is done here or in a thread beside us (aside.ts), by the same function.
 */
import { identityId } from '#areas/channels/identity.ts'
import { compileMonitors, type Match, type Matcher, type Monitor } from '#areas/listening/match.ts'
import type { About } from '#areas/listening/matching/subject.ts'
import { type Judges, judged, judgesOf, type Learned } from '#areas/listening/relevance/judge.ts'
import { compileModel } from '#areas/understanding/compile-model.ts'
import type { Model, Reading } from '#areas/understanding/schema.ts'
import { type AsTaught, asTaught, type Placing } from '#areas/understanding/taught/asked.ts'
import type { Taught } from '#areas/understanding/taught/taught.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import type { Tokens } from '#areas/understanding/tokens.ts'
import { understandTokens } from '#areas/understanding/understand.ts'

/** What a workspace has taught us, as plain data. The model is the same object as long as it is the same model. */
export interface Lesson {
  monitors: readonly Monitor[]
  model: Model
  taught: Taught
  /** What monitors have learned to leave out; those that were taught nothing are not among them. */
  learned: readonly Learned[]
}

/** A lesson that is ready to be asked. */
export interface Ear {
  matcher: Matcher
  model: Model
  taught: Taught
  judges: Judges
}

/** What is read of a post. */
export interface Said extends Omit<About, 'network'> {
  text: string
  title: string | null
  lang: string | null
  /** The network's own id of who said it. */
  author_native_id: string
  /** Said before in other words, which somebody may have heard. */
  is_revision?: boolean
}

export interface Where {
  network: string
  /** An open stream: what no monitor heard is nothing to us. */
  open: boolean
}

/** `nth`: which of those that were said. */
export interface Heard {
  nth: number
  reading: Reading
  matches: Match[]
  /** What was learned of the teams; null where nothing was. */
  placing: Placing | null
}

/** `before`: the ear that is replaced, of which is taken over what is the same. */
export const earFor = ({ monitors, model, taught, learned }: Lesson, before?: Ear): Ear => ({
  matcher: compileMonitors(monitors, before?.matcher),
  model,
  taught,
  judges: judgesOf(learned, before?.judges),
})

/** One post after the other, so that the tokens of each are gone before the next: together they would fill the memory. */
export function hear(ear: Ear, said: readonly Said[], { network, open }: Where): Heard[] {
  const heard: Heard[] = []
  said.forEach((each, nth) => {
    const tokens = tokenize(each.text, each.title)
    let read: AsTaught | undefined
    const reading = () => (read ??= readOne(ear, tokens, { ...each, network }))
    const about = { ...each, network, reading: () => reading().reading }
    const matches = judged(ear.judges, ear.matcher.match(tokens, about), tokens)
    if (open && matches.length === 0 && !each.is_revision) return
    heard.push({ nth, matches, ...reading() })
  })
  return heard
}

function readOne({ model, taught }: Ear, tokens: Tokens, said: Said & { network: string }): AsTaught {
  const { text, title, lang, network, author_native_id } = said
  const [reading] = understandTokens([{ text, title, lang, network }], [tokens], model)
  // A hash that only those who learned need.
  const author_id = taught.nth === 0 ? '' : identityId(network, author_native_id)
  return asTaught(taught, tokens, { reading: reading as Reading, author_id, off: compileModel(model).off })
}
