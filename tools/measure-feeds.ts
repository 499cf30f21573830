/**
 * Runs a folder of feeds through the parser of connectors/feeds, as if each had come from the network, and counts what
 * became of them: script/node tools/measure-feeds.ts FOLDER [--list]
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConnectorError } from '#connectors/connector.ts'
import { decodeFeed } from '#connectors/feeds/decode.ts'
import { postsOf } from '#connectors/feeds/posts.ts'
import { readFeed } from '#connectors/feeds/wire.ts'

const PLACE = {
  native_id: 'https://measured.example/',
  name: 'Measured',
  url: 'https://measured.example/',
  now: new Date(),
}

interface Outcome {
  file: string
  became: 'read' | 'refused' | 'failed'
  posts: number
  said: string
  took_ms: number
}

const [folder, list] = process.argv.slice(2)
if (folder) report(globSync('**/*.{xml,rss,atom,rdf,json}', { cwd: folder }).sort().map(measured))
else console.error('Say which folder: script/node tools/measure-feeds.ts FOLDER [--list]')

function measured(file: string): Outcome {
  const began = performance.now()
  const became = becomes(readFileSync(join(folder ?? '', file)))
  return { file, ...became, took_ms: performance.now() - began }
}

function becomes(bytes: Uint8Array): Pick<Outcome, 'became' | 'posts' | 'said'> {
  try {
    return { became: 'read', posts: postsOf(readFeed(decodeFeed(bytes, null)), PLACE).length, said: '' }
  } catch (error) {
    return { became: error instanceof ConnectorError ? 'refused' : 'failed', posts: 0, said: String(error) }
  }
}

function report(all: readonly Outcome[]): void {
  const count = (became: Outcome['became']) => all.filter((one) => one.became === became).length
  const posts = all.reduce((sum, one) => sum + one.posts, 0)
  const holding = all.filter((one) => one.posts > 0).length
  const slowest = all.toSorted((a, b) => b.took_ms - a.took_ms)[0]
  console.log(
    `${all.length} files: ${count('read')} read, ${count('refused')} refused with a reason, ${count('failed')} failed`,
  )
  console.log(`${posts} posts from the ${holding} that hold any`)
  if (slowest) console.log(`slowest ${Math.round(slowest.took_ms)} ms: ${slowest.file}`)
  if (list !== '--list') return
  for (const { file, became, said } of all) if (became !== 'read') console.log(`${became} ${file}: ${said}`)
}
