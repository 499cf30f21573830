/**
 * Restores a backup into an empty database; Baton itself should not run meanwhile.
 *   script/restore FOLDER [--without-key]
 */
import { join, resolve } from 'node:path'
import { holdRestored } from '#areas/channels/restored.ts'
import { readArguments } from '#platform/arguments.ts'
import { settleKey } from '#platform/backup/key.ts'
import { readManifest } from '#platform/backup/manifest.ts'
import { restore } from '#platform/backup/restore.ts'
import { openBlobs } from '#platform/blobs.ts'
import { ConfigError } from '#platform/config.ts'
import { readMigrations } from '#platform/migrate.ts'
import { openForOperator, runCommand } from '#platform/operator.ts'

await runCommand(async (config) => {
  const { values, positionals } = readArguments({
    usage: 'script/restore FOLDER [--without-key]',
    options: { 'without-key': { type: 'boolean' } },
    most_words: 1,
  })
  const [name] = positionals
  if (!name) throw new ConfigError('Name the folder of the backup: script/restore /backups/2026-11-21')
  const folder = resolve(name)
  const manifest = await readManifest(folder)
  console.log(await settleKey({ config, folder, manifest, without_key: values['without-key'] ? 'give_up' : 'refuse' }))
  const { direct_url, close } = await openForOperator(config, { where_none: 'make' })
  try {
    await restore({
      folder,
      direct_url,
      blobs: openBlobs(config, fetch),
      migrations: await readMigrations(join(import.meta.dirname, '..')),
      now: new Date(),
      say: (line) => console.log(line),
      settle: async (client, { made_at }) => {
        const held = await holdRestored(client, made_at)
        if (held > 0)
          console.log(`${held} answers that waited to leave are held: look at them under Channels, Deliveries.`)
      },
    })
    console.log(`Restored as of ${manifest.made_at}. What was sent or erased after that instant is not known here.`)
  } finally {
    await close()
  }
})
