/**
 * Which topics topic: names. People write them as screens show them, in any case, with spaces or underscores; posts carry ids,
 * or the names of the workspace's own topics. So a query is said in what posts carry before it is compiled, and nothing
 * is compared by name while posts are matched.
 */
import { TOPIC_NAMES } from '#areas/understanding/checks/topic-names.ts'
import { clean } from './letters.ts'
import type { NodeOf, QueryNode } from './nodes.ts'

/** By what two spellings of one name are alike. */
export const plainName = (written: string): string =>
  clean(written)
    .replace(/[_\s]+/g, ' ')
    .trim()
    .normalize('NFKC')
    .toLowerCase()

const ids = Object.keys(TOPIC_NAMES)

/** The topics as posts carry them; none where nobody knows the name. What is spelled as posts carry it means that one alone. */
export function topicsMeant(written: string, own: readonly string[]): string[] {
  const all = [...ids, ...own]
  if (all.includes(written)) return [written]
  const name = plainName(written)
  return all.filter((topic) => plainName(topic) === name || plainName(TOPIC_NAMES[topic] ?? '') === name)
}

/** The same query with its topics as posts carry them. A name that nobody knows stays, for what was read before may carry it. */
export function withTopics(node: QueryNode, own: readonly string[]): QueryNode {
  if (node.kind === 'any' || node.kind === 'all') return { ...node, of: node.of.map((part) => withTopics(part, own)) }
  if (node.kind === 'not') return { ...node, of: withTopics(node.of, own) }
  return node.kind === 'topic' ? asCarried(node, own) : node
}

function asCarried(node: NodeOf<'topic'>, own: readonly string[]): QueryNode {
  const [first = node.written, ...others] = topicsMeant(node.written, own)
  if (others.length === 0) return { ...node, written: first }
  const { start, end } = node
  return { kind: 'any', of: [first, ...others].map((written) => ({ ...node, written })), start, end }
}
