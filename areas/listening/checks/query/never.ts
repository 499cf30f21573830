/**
 * Hints about what can never match: what has to be there and may not be there, and two values where a post has one. It tells only
 * what is sure and found at one look, so that a query of ten thousand words is read as quickly as before.
 */
import type { NodeOf, Problem, QueryNode } from './nodes.ts'
import { report } from './problems.ts'
import { write } from './write.ts'

export function neverIn(node: QueryNode): Problem[] {
  const hints: Problem[] = []
  look(node, hints)
  return hints
}

function look(node: QueryNode, hints: Problem[]): void {
  if (node.kind === 'all') reportNever(node, hints)
  if (node.kind === 'any' || node.kind === 'all') for (const part of node.of) look(part, hints)
  // Within NOT it is what always matches; a title has no fields, but words.
  if (node.kind === 'title') look(node.of, hints)
}

function reportNever({ of }: NodeOf<'all'>, hints: Problem[]): void {
  const there = new Set(of.flatMap(certain))
  for (const part of of) {
    if (part.kind !== 'not') continue
    for (const out of part.of.kind === 'any' ? part.of.of : [part.of]) {
      if (!there.has(signOf(out))) continue
      const says = `${said(out)} has to be there and may not be there, so this never matches. Take one of the two out.`
      report(hints, part, { code: 'never_matches', says })
    }
  }
  reportTwoValues(of, hints)
}

/** What stands in every post that fulfils this, by its sign: of a phrase its words as well. */
function certain(node: QueryNode): string[] {
  if (node.kind === 'not') return []
  if (node.kind !== 'words' || node.exact) return [signOf(node)]
  const words = node.written.split(' ').filter((word) => /^[\p{L}\p{N}]+$/u.test(word))
  return [signOf(node), ...words.map((written) => signOf({ ...node, written }))]
}

/** Words count without their capitals, and what is exact with them. */
function signOf(node: QueryNode): string {
  const written = write(node)
  return node.kind === 'words' && !node.exact ? `words ${written.toLowerCase()}` : written
}

const said = (node: QueryNode): string => (node.kind === 'words' ? `“${node.written}”` : write(node))

/** Of these a post has one each. */
const single: ReadonlySet<QueryNode['kind']> = new Set(['lang', 'network', 'sentiment'])

function reportTwoValues(of: readonly QueryNode[], hints: Problem[]): void {
  const values = new Map<QueryNode['kind'], string>()
  for (const part of of) {
    if (!single.has(part.kind)) continue
    const now = write(part)
    const before = values.get(part.kind) ?? now
    values.set(part.kind, before)
    if (now === before) continue
    const value = now.slice(now.indexOf(':') + 1)
    const says = `A post has one ${named[part.kind] ?? ''}, so ${before} and ${now} never match together. Write ${before.replace(':', ':(')} OR ${value})`
    report(hints, part, { code: 'never_matches', says })
  }
}

const named: Partial<Record<QueryNode['kind'], string>> = { lang: 'language', network: 'network', sentiment: 'feeling' }
