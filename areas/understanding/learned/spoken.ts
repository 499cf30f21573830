/** What each token of a text spoke for one label against another, found again when somebody asks why. */
import type { Felt } from '../feelings.ts'
import type { Tokens } from '../tokens.ts'
import { featuresOfWord, tellBetween } from './features.ts'
import { type Head, sumOver } from './head.ts'

/** For each token its part of the lead of `label` over `other`, in points. Pairs are shared among their words. */
export function leadsOf(
  head: Head,
  tokens: Tokens,
  felt: Felt,
  [label, other]: [label: number, other: number],
): number[] {
  let features = 0
  const leadOf = (seen: readonly number[]) => {
    features += seen.length
    const { points } = sumOver(head, seen)
    return (points[label] ?? 0) * (head.scales[label] ?? 0) - (points[other] ?? 0) * (head.scales[other] ?? 0)
  }
  const parts = tokens.words.map((word) => leadOf(featuresOfWord(word)))
  const whole: number[] = []
  tellBetween(tokens, felt, (feature, first, last) => {
    const lead = leadOf([feature])
    if (first === -1) whole.push(lead)
    else
      share(
        parts,
        lead,
        tokens.terms.filter((token) => token >= first && token <= last),
      )
  })
  // The mood of the whole comes from the words of feeling; without any it is nobody's.
  for (const lead of whole)
    share(
      parts,
      lead,
      felt.feelings.map(({ token }) => token),
    )
  const root = Math.sqrt(Math.max(1, features))
  return parts.map((part) => part / root)
}

function share(parts: number[], lead: number, tokens: readonly number[]): void {
  for (const token of tokens) parts[token] = (parts[token] ?? 0) + lead / tokens.length
}
