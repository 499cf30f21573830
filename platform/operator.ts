/**
 * The database for an operator's command: the given one, the embedded one of a server that runs now, or the embedded
 * one started for as long as the command lasts. So commands work while Baton runs, and while it does not.
 */
import { type Config, ConfigError, readConfig } from './config.ts'
import { hasEmbedded, runningEmbedded, startEmbedded } from './embedded.ts'
import { openLog } from './log.ts'

export interface OperatorDatabase {
  /** Not through a pooler. */
  direct_url: string
  close(): Promise<void>
}

export async function openForOperator(
  config: Config,
  options: { where_none: 'refuse' | 'make' },
): Promise<OperatorDatabase> {
  const nothing = async () => {}
  if (config.database_direct_url) return { direct_url: config.database_direct_url, close: nothing }
  const running = await runningEmbedded(config.data_folder)
  if (running) return { direct_url: running, close: nothing }
  if (options.where_none === 'refuse' && !(await hasEmbedded(config.data_folder)))
    throw new ConfigError(
      `There is no database in ${config.data_folder}. Set BATON_DATA to Baton's data folder, or DATABASE_URL.`,
    )
  const server = await startEmbedded(config.data_folder, openLog('error'))
  return { direct_url: server.url, close: server.stop }
}

/** Runs a command: what an operator can mend is said in its sentence, without a stack, and ends with 2; a fault ends with 1. */
export async function runCommand(command: (config: Config) => Promise<void>): Promise<void> {
  try {
    await command(readConfig(process.env))
  } catch (error) {
    const known = error instanceof ConfigError
    const fault = error instanceof Error ? error.stack : String(error)
    process.stderr.write(`${known ? error.message : fault}\n`)
    process.exitCode = known ? 2 : 1
  }
}
