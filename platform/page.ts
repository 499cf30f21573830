/** Serves the built page: files by name with long lives, and the page itself for every address that is no file. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const DIST = join(import.meta.dirname, '../web/dist')

export async function servePage(app: FastifyInstance): Promise<void> {
  if (!existsSync(join(DIST, 'index.html'))) {
    app.get('/', (_, reply) =>
      reply.status(503).type('text/plain').send('The page has not been built. Run script/build.'),
    )
    return
  }
  const page = await readFile(join(DIST, 'index.html'), 'utf8')
  await app.register(files, {
    root: DIST,
    index: false,
    // What Vite makes carries a hash in its name and never changes.
    setHeaders: (reply, path) =>
      void reply.header(
        'cache-control',
        path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
      ),
  })
  app.setNotFoundHandler((request, reply) => {
    const wantsPage =
      request.method === 'GET' &&
      !request.url.startsWith('/api/') &&
      !/\.\w{1,8}$/.test(request.url.split('?')[0] ?? '')
    if (wantsPage) return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
    return reply
      .status(404)
      .send({ code: 'not_found', message: `There is nothing at ${request.method} ${request.url.split('?')[0]}.` })
  })
  app.get('/', (_, reply) => reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page))
}
