/** Imports: posts that people and programs bring from anywhere, and what people heard offline. */
import type { Intake } from '#areas/channels/ports.ts'
import type { Area, Tools } from '#platform/area.ts'
import { type Route, route, type Visit, visitRoute } from '#platform/http.ts'
import { type Loop, startLoop } from '#platform/loop.ts'
import { invariant } from '#platform/refusal.ts'
import { importsApi as api } from './api.ts'
import { bringImportBack } from './bring-back.ts'
import { listBrought } from './brought-posts.ts'
import { closeDoor, listDoors, openDoor, renewDoor } from './doors/doors.ts'
import { serveDoors } from './doors/front-door.ts'
import { bringLotsBack, listLots, takeLotsBack } from './doors/lots.ts'
import * as imports from './imports.ts'
import { FORGET_FILE, forgetFiles } from './kept-file.ts'
import { keptPostsPersonal } from './kept-posts.ts'
import { listNotes } from './noted.ts'
import { howToReach, notesPersonal, takeNote, takeNoteBack } from './notes.ts'
import { DELETE_REMOVED, deleteRemoved, removeImport, restoreImport } from './removing.ts'
import { sendRefused } from './report.ts'
import { Import, KeptMapping, KeptPost, Note, RefusalRecord } from './schema.ts'
import { detailOf, look, preview, takePart, type Whose } from './uploading.ts'
import { type Importing, importNext } from './worker.ts'

const LEASE_MS = 30_000
const ROWS = {
  none: 'rows as they were refused, known to nobody; they go with the import, those that a program sent after 30 days',
} as const

export function importing(tools: Tools, { intake }: { intake: Intake }): Area {
  const { database, blobs, log } = tools
  const worker: Importing = { database, blobs, log, intake, lease_ms: LEASE_MS }
  return {
    name: 'imports',
    records: {
      imports_imports: { schema: Import, personal: { none: 'figures, and how a file is read' } },
      imports_turns: { schema: null, personal: { none: 'ids and instants' } },
      imports_posts: { schema: null, personal: { none: 'ids only; the post goes with its author' } },
      imports_refusals: { schema: RefusalRecord, personal: ROWS },
      imports_kept_posts: { schema: KeptPost, personal: keptPostsPersonal },
      imports_mappings: { schema: KeptMapping, personal: { none: 'names of columns' } },
      imports_doors: { schema: null, personal: { none: 'a name of ours, and a hash' } },
      imports_notes: {
        schema: Note,
        personal: notesPersonal,
      },
    },
    routes: [...importRoutes, ...fileRoutes(tools), ...doorRoutes(tools), ...noteRoutes({ database, intake })],
    loops: () => [importLoop(worker)],
    serve: (app) => serveDoors(app, { database, intake }),
    due: { [FORGET_FILE]: forgetFiles, [DELETE_REMOVED]: deleteRemoved },
    jobs: {
      'imports.delete_parts': async ({ keys }: { keys: string[] }) => {
        for (const key of keys) await blobs.delete(key)
      },
    },
  }
}

/** Told to end, it ends after the batch in hand; whoever comes next goes on behind it. */
function importLoop(importing: Importing): Loop {
  const ending = new AbortController()
  const step = () => importNext(importing, ending.signal)
  const loop = startLoop({ name: 'imports', log: importing.log, step, idle_ms: 2_000 })
  imports.importsDue.addEventListener('due', loop.poke)
  return {
    ...loop,
    stop: () => {
      imports.importsDue.removeEventListener('due', loop.poke)
      ending.abort()
      return loop.stop()
    },
  }
}

const importRoutes: readonly Route[] = [
  route(api.list, async (work) => ({ imports: await imports.listImports(work) })),
  route(api.begin, imports.beginImport),
  route(api.map, imports.changeMapping),
  route(api.keepMapping, imports.keepMapping),
  route(api.dryRun, (work, { id }) => imports.tryImport(work, id)),
  route(api.run, (work, { id }) => imports.runImport(work, id)),
  route(api.stop, (work, { id }) => imports.stopImport(work, id)),
  route(api.takeBack, (work, { id }) => imports.takeImportBack(work, id)),
  route(api.bringBack, (work, { id }) => bringImportBack(work, id)),
  route(api.remove, async (work, { id }) => {
    await removeImport(work, id)
    return {}
  }),
  route(api.restore, (work, { id }) => restoreImport(work, id)),
  route(api.brought, listBrought),
  route(api.refused, async (work, input) => ({ refused: await imports.refusedOf(work, input) })),
]

function whoseOf({ session }: Visit): Whose {
  invariant(session, 'these endpoints name a right, so nobody comes here without a session')
  return { workspace_id: session.workspace_id, by: session.person }
}

/** Bytes move outside of any Work. */
function fileRoutes({ database, blobs }: Pick<Tools, 'database' | 'blobs'>): Route[] {
  const uploading = { database, blobs }
  return [
    visitRoute(api.part, (visit, { id, nth }) =>
      takePart(uploading, whoseOf(visit), { id, nth, request: visit.request }),
    ),
    visitRoute(api.look, (visit, input) => look(uploading, whoseOf(visit), input)),
    visitRoute(api.read, (visit, { id }) => detailOf(uploading, whoseOf(visit), id)),
    visitRoute(api.preview, (visit, { id }) => preview(uploading, whoseOf(visit), id)),
    visitRoute(api.refusedFile, (visit, { id }) => sendRefused(database, whoseOf(visit), { id, reply: visit.reply })),
  ]
}

function doorRoutes({ config }: Pick<Tools, 'config'>): Route[] {
  return [
    route(api.doors, async (work) => ({ doors: await listDoors(work) })),
    route(api.lots, listLots),
    route(api.takeLotsBack, takeLotsBack),
    route(api.bringLotsBack, bringLotsBack),
    route(api.openDoor, (work, input) => openDoor(work, config.public_url, input)),
    route(api.renewDoor, (work, { id }) => renewDoor(work, config.public_url, id)),
    route(api.closeDoor, async (work, { id }) => {
      await closeDoor(work, id)
      return {}
    }),
  ]
}

function noteRoutes(noting: Parameters<typeof takeNote>[0]): Route[] {
  return [
    visitRoute(api.takeNote, (visit, input) => takeNote(noting, whoseOf(visit), input)),
    route(api.howToReach, howToReach),
    route(api.notes, listNotes),
    route(api.takeNoteBack, (work, { id }) => takeNoteBack(work, id)),
  ]
}
