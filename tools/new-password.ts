/**
 * Makes a link with which somebody sets a new password, for when no administrator can; while Baton runs or not.
 *   script/new-password E-MAIL
 */
import { linkByOperator } from '#areas/administration/new-passwords.ts'
import { readArguments } from '#platform/arguments.ts'
import { ConfigError } from '#platform/config.ts'
import { openDatabase } from '#platform/database.ts'
import { lastAddress } from '#platform/last-address.ts'
import { openForOperator, runCommand } from '#platform/operator.ts'

await runCommand(async (config) => {
  const { positionals } = readArguments({ usage: 'script/new-password E-MAIL', options: {}, most_words: 1 })
  const email = positionals[0]?.trim().toLowerCase()
  if (!email)
    throw new ConfigError('Name the address that somebody signs in with: script/new-password imke@example.com')
  const { direct_url, close } = await openForOperator(config, { where_none: 'refuse' })
  const database = openDatabase(direct_url, { connections: 1 })
  try {
    const address = config.reachable_at ?? (await lastAddress(config.data_folder)) ?? config.public_url
    const link = await linkByOperator(database, address, email)
    if (!link) throw new ConfigError(`Nobody signs in with ${email} here.`)
    console.log(`Whoever opens this link sets a new password for ${email}. It works once, for a day.\n${link}`)
  } finally {
    await database.close()
    await close()
  }
})
