/**
 * Refuses queries that would match nearly everything: each way of fulfilling one has to hold something to look for.
 * The parser leaves this out, because a part of a query, or a filter over mentions that were found already, may well be
 * `lang:de` alone. What is saved as a monitor goes through `problemsOf`.
 */
import { isEmoticon } from './letters.ts'
import type { Problem, QueryNode } from './nodes.ts'
import { parse } from './parse.ts'
import { quoted, report } from './problems.ts'

/** What is wrong with a query that is to be saved, in reading order; nothing where it may be. */
export function problemsOf(text: string): Problem[] {
  const { node, problems } = parse(text)
  return node ? unanchoredIn(node, text) : problems
}

function unanchoredIn(node: QueryNode, text: string): Problem[] {
  const problems: Problem[] = []
  for (const part of blamedIn(node)) {
    const says = `${quoted(text.slice(part.start, part.end))} alone matches nearly everything. Add a word it has to hold.`
    report(problems, part, { code: 'matches_everything', says })
  }
  return problems
}

/** Alternatives are blamed one by one. */
function blamedIn(node: QueryNode): QueryNode[] {
  if (anchored(node).met) return []
  return node.kind === 'any' ? node.of.flatMap(blamedIn) : [node]
}

/** Whether something to look for stands in every post that fulfils this, and in every post that does not. */
interface Anchored {
  met: boolean
  unmet: boolean
}

function anchored(node: QueryNode): Anchored {
  switch (node.kind) {
    case 'any': {
      const of = node.of.map(anchored)
      return { met: of.every(({ met }) => met), unmet: of.some(({ unmet }) => unmet) }
    }
    case 'all': {
      const of = node.of.map(anchored)
      return { met: of.some(({ met }) => met), unmet: of.every(({ unmet }) => unmet) }
    }
    case 'not': {
      const { met, unmet } = anchored(node.of)
      return { met: unmet, unmet: met }
    }
    case 'near':
      return { met: node.of.some((one) => anchored(one).met), unmet: false }
    case 'title':
      return { met: anchored(node.of).met, unmet: false }
    case 'words':
      return { met: !isInNearlyAll(node.written, node.exact), unmet: false }
    default:
      return { met: anchors.has(node.kind), unmet: false }
  }
}

const anchors: ReadonlySet<QueryNode['kind']> = new Set(['together', 'hashtag', 'mention', 'author', 'link', 'site'])

/** One letter or digit, a word of everyday grammar, or the beginning of one with a star. */
function isInNearlyAll(written: string, exact: boolean): boolean {
  if (written.length > 100 || isEmoticon(written)) return false
  const word = written.replace(
    /^[^\p{L}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}]+|[^\p{L}\p{M}\p{N}\p{Extended_Pictographic}\p{Regional_Indicator}*?]+$/gu,
    '',
  )
  if (/^[\p{Script=Latin}\p{N}]\p{M}*$/u.test(word)) return true
  // WHO and IT in capitals are names, and asked for as such.
  if (exact) return small.has(word)
  const [, beginning] = /^([^*?]+)\*+$/.exec(word.toLowerCase()) ?? []
  if (beginning !== undefined) return [...small].some((one) => one.startsWith(beginning))
  return small.has(word.toLowerCase())
}

/** The commonest words of the commonest languages; a longer list would take names with it. */
const small: ReadonlySet<string> = new Set(
  `the and you that was for are with his they this have from not what all were when your can there use each which how will other out many then them these some her would him into has more its now did get may is it of to in he she we at be but or on as by had if me my no so do up an us am go
  der die das und ist nicht ich du wir ihr sie es ein eine mit auf für von zu im den dem des auch wie aber oder wenn noch nach bei aus nur schon kann
  le la les un une des du de et est pas je tu il elle nous vous ne que qui dans pour sur avec au ce cette mon ma plus mais ou
  el los las una del y no yo en por para con se lo su mi al más pero como muy está esto son
  o a os as um uma do da dos das é não eu em na com mas como
  lo i gli di non si che per sono questo
  het een en van ik je niet dat die op te voor zijn er maar om aan
  og och att det som en på av är ve bir bu da için i w na z nie się to że и в не на я что он с как это`.split(/\s+/),
)
