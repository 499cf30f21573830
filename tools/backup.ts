/**
 * Backs up everything into a new folder, while Baton runs or not.
 *   script/backup FOLDER [--with-key]
 */
import { join, resolve } from 'node:path'
import { readArguments } from '#platform/arguments.ts'
import { backUp } from '#platform/backup/backup.ts'
import { keyOf } from '#platform/backup/key.ts'
import { openBlobs } from '#platform/blobs.ts'
import { ConfigError } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import { openForOperator, runCommand } from '#platform/operator.ts'
import { openSecrets } from '#platform/secrets.ts'
import { VERSION } from '#platform/version.ts'

await runCommand(async (config) => {
  const { values, positionals } = readArguments({
    usage: 'script/backup FOLDER [--with-key]',
    options: { 'with-key': { type: 'boolean' } },
    most_words: 1,
  })
  const [folder] = positionals
  if (!folder) throw new ConfigError('Name a new folder for the backup: script/backup /backups/2026-11-21')
  const { direct_url, close } = await openForOperator(config, { where_none: 'refuse' })
  const database = openDatabase(direct_url, { connections: 2 })
  try {
    // Opening secrets would make a key here, and the backup would name one that opens nothing.
    if (!(await keyOf(config)))
      throw new ConfigError(
        `There is no key in ${config.data_folder}. Set BATON_DATA to Baton's data folder, or BATON_KEY.`,
      )
    const secrets = await openSecrets(config.data_folder, config.key)
    const { tables } = await backUp({
      database,
      blobs: openBlobs(config, fetch),
      folder: resolve(folder),
      version: VERSION,
      now: new Date(),
      key_fingerprint: secrets.fingerprint,
      key: values['with-key'] ? await keyOf(config) : null,
      say: (line) => console.log(line),
    })
    console.log(`Backed up ${tables.reduce((sum, table) => sum + table.rows, 0)} rows into ${resolve(folder)}.`)
    console.log(
      values['with-key']
        ? 'The key is in it (secret.key): whoever has this folder can read every credential. Keep it locked away.'
        : `The key is NOT in it. Keep ${config.key ? 'BATON_KEY' : join(config.data_folder, 'secret.key')} too, elsewhere: without it no channel's credentials can be opened again.`,
    )
  } finally {
    await database.close()
    await close()
  }
})
