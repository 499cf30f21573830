/** Writes a long query over several lines, indented by its brackets. It reads as the same query. */
import type { QueryNode } from './nodes.ts'
import { alternativesOf, linksOf, needsBrackets, write, writePart } from './write.ts'

const WIDTH = 80

export function pretty(node: QueryNode): string {
  return linesOf(node, WIDTH).join('\n')
}

function linesOf(node: QueryNode, width: number): string[] {
  const short = write(node)
  if (short.length <= width) return [short]
  if (node.kind === 'not')
    return behind('NOT ', node.of.kind === 'not' ? linesOf(node.of, width) : blockOf(node.of, width))
  if (node.kind === 'near') {
    const [left, right] = node.of
    return [...blockOf(left, width), ...behind(`NEAR/${node.within}${node.ordered ? 'f' : ''} `, blockOf(right, width))]
  }
  if (node.kind === 'title') return behind('title:', inBrackets(node.of, width))
  if (node.kind === 'any' && needsBrackets(node))
    return filled(
      node.of.map((part, at) => behind(at === 0 ? '' : 'OR ', blockOf(part, width))),
      width,
    )
  if (node.kind === 'all') {
    const parts = linksOf(node).map(({ sign, part, is_bare }) =>
      behind(sign, is_bare ? linesOf(part, width) : blockOf(part, width)),
    )
    return parts.flat()
  }
  return node.kind === 'any'
    ? filled(
        alternativesOf(node).map((one) => [one]),
        width,
      )
    : [short]
}

function blockOf(node: QueryNode, width: number): string[] {
  const short = writePart(node)
  if (short.length <= width) return [short]
  return needsBrackets(node) ? inBrackets(node, width) : linesOf(node, width)
}

function inBrackets(node: QueryNode, width: number): string[] {
  const inner = linesOf(node, Math.max(width - 2, WIDTH / 2))
  return ['(', ...inner.map((line) => `  ${line}`), ')']
}

function behind(sign: string, [first = '', ...others]: readonly string[]): string[] {
  return [sign + first, ...others]
}

/** Puts what is short side by side. */
function filled(blocks: readonly string[][], width: number): string[] {
  const lines: string[] = []
  let isOpen = false
  for (const block of blocks) {
    const [first = ''] = block
    const last = lines.at(-1) ?? ''
    if (isOpen && block.length === 1 && last.length + 1 + first.length <= width)
      lines[lines.length - 1] = `${last} ${first}`
    else lines.push(...block)
    isOpen = block.length === 1
  }
  return lines
}
