/** Files that our people upload: told by their bytes, limited, made harmless, described, kept, sent to their workspace only. */
import multipart from '@fastify/multipart'
import type { Area, Tools } from '#platform/area.ts'
import { type Route, route, visitRoute } from '#platform/http.ts'
import { invariant } from '#platform/refusal.ts'
import * as api from './api.ts'
import { addFile, deleteFile, describeFile, findFile, listFiles, prepareFile, storeFile } from './files.ts'
import { MediaFile } from './schema.ts'
import { sendFile } from './send.ts'
import { MULTIPART_LIMITS, receiveFile } from './upload.ts'

export function media({ blobs, database }: Pick<Tools, 'blobs' | 'database'>): Area {
  return {
    name: 'media',
    records: {
      media_files: {
        schema: MediaFile,
        personal: { none: 'uploaded by our own people; not tied to the identity of anyone outside' },
      },
    },
    routes: [...fileRoutes({ blobs, database }), ...wordRoutes],
    serve: (app) => void app.register(multipart, { limits: MULTIPART_LIMITS, throwFileSizeLimit: true }),
    jobs: {
      'media.delete_blobs': async ({ keys }: { keys: string[] }) => {
        for (const key of keys) await blobs.delete(key)
      },
    },
  }
}

const wordRoutes: readonly Route[] = [
  route(api.listFiles, async (work, { before }) => ({ files: await listFiles(work, before) })),
  route(api.describeFile, async (work, { id, alt_text }) => ({ file: await describeFile(work, id, alt_text) })),
  route(api.deleteFile, async (work, { id }) => {
    await deleteFile(work, id)
    return {}
  }),
]

/** Bytes move outside of any Work; the Works at their ends are short. */
function fileRoutes({ blobs, database }: Pick<Tools, 'blobs' | 'database'>): Route[] {
  return [
    visitRoute(api.addFile, ({ request, session }) => {
      invariant(session, 'the endpoint asks for a right')
      const whom = { workspace_id: session.workspace_id, by: session.person }
      return receiveFile(request, async ({ bytes, name, alt_text }) => {
        const prepared = await prepareFile(bytes)
        const id = await storeFile(blobs, { ...whom, now: new Date() }, prepared)
        return { file: await database.inWork(whom, (work) => addFile(work, { id, prepared, name, alt_text })) }
      })
    }),
    visitRoute(api.readFile, async ({ request, reply, session }, { id, size }) => {
      invariant(session, 'the endpoint asks for a right')
      const whom = { workspace_id: session.workspace_id, by: session.person }
      const file = await database.inWork(whom, (work) => findFile(work, id))
      return sendFile({ request, reply, blobs, file, size: file.kind === 'picture' ? size : 'full' })
    }),
  ]
}
