/**
 * What is understood of a batch before anything is stored: one pass of the tokenizer over each post feeds the monitors
 * and everything else. Needs no database, so it is done here or in a thread beside us (aside.ts), by the same function.
 */
import { compileMonitors, type Match, type Matcher, type Monitor } from '#areas/listening/match.ts'
import type { About } from '#areas/listening/matching/subject.ts'
import type { Model, Reading } from '#areas/understanding/schema.ts'
import { tokenize } from '#areas/understanding/tokenize.ts'
import { understandTokens } from '#areas/understanding/understand.ts'

/** What a workspace has taught us, as plain data. The model is the same object as long as it is the same model. */
export interface Lesson {
  monitors: readonly Monitor[]
  model: Model
}

/** A lesson that is ready to be asked. */
export interface Ear {
  matcher: Matcher
  model: Model
}

/** What is read of a post. */
export interface Said extends Omit<About, 'network'> {
  text: string
  title: string | null
  lang: string | null
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
}

/** `before`: the ear that is replaced, of which is taken over what is the same. */
export const earFor = ({ monitors, model }: Lesson, before?: Ear): Ear => ({
  matcher: compileMonitors(monitors, before?.matcher),
  model,
})

/** One post after the other, so that the tokens of each are gone before the next: together they would fill the memory. */
export function hear({ matcher, model }: Ear, said: readonly Said[], { network, open }: Where): Heard[] {
  const heard: Heard[] = []
  said.forEach((each, nth) => {
    const { text, title, lang } = each
    const tokens = tokenize(text, title)
    let read: Reading | undefined
    const reading = () => (read ??= understandTokens([{ text, title, lang, network }], [tokens], model)[0] as Reading)
    const matches = matcher.match(tokens, { ...each, network, reading })
    if (open && matches.length === 0) return
    heard.push({ nth, matches, reading: reading() })
  })
  return heard
}
