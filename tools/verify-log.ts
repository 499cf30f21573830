/**
 * Verifies the sealed log and names the place of each edit.
 *   script/verify-log                      the database
 *   script/verify-log --file log.jsonl     an exported log, without any database
 *   script/verify-log --export log.jsonl   writes that file, and verifies it
 *   script/verify-log --expect WORKSPACE:POSITION:SEAL   a seal noted earlier, elsewhere; may be repeated
 * It ends with 0 where the log is whole, with 3 where it was edited, and with 1 or 2 where it could not be looked at.
 */
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { sql } from 'kysely'
import { readArguments } from '#platform/arguments.ts'
import { type Config, ConfigError } from '#platform/config.ts'
import { type Db, openDatabase } from '#platform/database.ts'
import { entriesOfFile, lineOf, readEntries } from '#platform/log-seal/entries.ts'
import { type ExpectedSeal, type Verdict, verifyLog } from '#platform/log-seal/verify.ts'
import { openForOperator, runCommand } from '#platform/operator.ts'

await runCommand(async (config) => {
  const { values } = readArguments({
    usage: 'script/verify-log [--file FILE] [--export FILE] [--expect WORKSPACE:POSITION:SEAL ...]',
    options: { file: { type: 'string' }, export: { type: 'string' }, expect: { type: 'string', multiple: true } },
  })
  const expected = (values.expect ?? []).map(expectedSeal)
  if (values.export) await exportLog(config, values.export)
  const file = values.file ?? values.export
  const verdict = file ? await verifyLog(entriesOfFile(file), expected) : await verifyDatabase(config, expected)
  say(verdict)
})

function expectedSeal(text: string): ExpectedSeal {
  const [, workspace_id, position, seal] = /^([0-9a-f-]{36}):(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (!workspace_id || !position || !seal)
    throw new ConfigError(`--expect takes WORKSPACE:POSITION:SEAL, as this command printed it; not "${text}".`)
  return { workspace_id, position: Number(position), seal }
}

async function inSnapshot<T>(config: Config, body: (db: Db) => Promise<T>): Promise<T> {
  const { direct_url, close } = await openForOperator(config, { where_none: 'refuse' })
  const database = openDatabase(direct_url, { connections: 1 })
  try {
    return await database.asOperator(async (db) => {
      await sql`set local statement_timeout = 0`.execute(db)
      return body(db)
    })
  } finally {
    await database.close()
    await close()
  }
}

function verifyDatabase(config: Config, expected: ExpectedSeal[]): Promise<Verdict> {
  return inSnapshot(config, (db) => verifyLog(readEntries(db), expected))
}

async function exportLog(config: Config, file: string): Promise<void> {
  await inSnapshot(config, async (db) => {
    const lines = async function* () {
      for await (const entry of readEntries(db)) yield lineOf(entry)
    }
    await pipeline(lines, createWriteStream(file, { mode: 0o600, flags: 'wx' })).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') throw new ConfigError(`${file} exists already. Name a new file.`)
        throw error
      },
    )
  })
}

function say({ findings, ...counts }: Verdict): void {
  for (const { workspace_id, place, position, what } of findings)
    console.log(`EDITED  workspace ${workspace_id}  ${place} ${position}  ${what}`)
  console.log(
    `${counts.facts} facts under ${counts.seals} seals in ${counts.workspaces} workspaces; ${counts.forgotten} erased on purpose; ${counts.unsealed} written since the last seal.`,
  )
  for (const [workspace_id, { position, seal }] of counts.last_seals)
    console.log(`Note elsewhere, to compare with later: --expect ${workspace_id}:${position}:${seal}`)
  console.log(findings.length === 0 ? 'The log is whole.' : `${findings.length} edits found.`)
  if (findings.length > 0) process.exitCode = 3
}
