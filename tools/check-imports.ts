/** Fails when an import points the wrong way. The allowed directions are drawn in ARCHITECTURE.md. */
import { glob, readFile } from 'node:fs/promises'
import { dirname, join, normalize } from 'node:path'
import { ORDER } from '../areas/order.ts'

const SHARED =
  /^(areas\/[^/]+\/(?:[a-z]+\/)?(schema|post-schema|records|api|words)\.ts|areas\/[^/]+\/checks\/.*|platform\/(endpoint|rights|refusal|[a-z]+-api)\.ts|connectors\/connector\.ts)$/

/** Why this import is wrong; null when it is right. Exported for its test. */
export function wrong(file: string, target: string): string | null {
  const from = place(file)
  const to = place(target)
  if (from.page)
    return to.page || SHARED.test(target)
      ? null
      : 'a screen may import only screens, web, and what is shared (schema.ts, api.ts, checks/)'
  if (to.page) return 'the server never imports a screen'
  if (from.layer === 'river')
    return ['river', 'areas', 'platform'].includes(to.layer) ? null : 'the river knows areas and the platform'
  if (from.layer === 'platform' && to.layer !== 'platform') return 'the platform knows no business'
  if (from.layer === 'connectors' && to.layer !== 'connectors') return 'a connector knows only its network'
  if (from.layer === 'areas' && to.layer === 'connectors' && from.area !== 'channels')
    return 'only channels speaks to connectors'
  if (from.layer === 'areas' && !['areas', 'platform', 'connectors'].includes(to.layer))
    return 'an area knows areas above it and the platform'
  if (from.area && to.area && rank(to.area) > rank(from.area)) return `${from.area} stands above ${to.area} in areas.ts`
  return null
}

export async function wrongImports(root: string): Promise<string[]> {
  const problems: string[] = []
  for await (const file of glob('{river,platform,areas,connectors,web}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: ['**/dist/**', '**/node_modules/**'],
  })) {
    if (file.endsWith('.test.ts') || file.endsWith('areas/areas.ts')) continue
    const text = await readFile(join(root, file), 'utf8')
    for (const [, specifier = ''] of text.matchAll(/(?:from|import)\s*\(?\s*'([#.][^']+)'/g)) {
      const target = specifier.startsWith('#') ? specifier.slice(1) : normalize(join(dirname(file), specifier))
      const why = wrong(file, target)
      if (why) problems.push(`${file} -> ${target}: ${why}`)
    }
  }
  return problems
}

function place(path: string) {
  const [layer = '', second = ''] = path.split('/')
  const area = layer === 'areas' && path.split('/').length > 2 ? second : undefined
  return { layer, area, page: layer === 'web' || path.includes('/screens/') }
}

function rank(area: string): number {
  const at = (ORDER as readonly string[]).indexOf(area)
  if (at < 0) throw new Error(`the area ${area} is missing in areas.ts`)
  return at
}

if (import.meta.main) {
  const problems = await wrongImports(join(import.meta.dirname, '..'))
  for (const problem of problems) process.stderr.write(`${problem}\n`)
  process.exitCode = problems.length > 0 ? 1 : 0
}
