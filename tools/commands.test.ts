/** Commands as somebody types them who does not know them yet: each wrong word is told in a sentence, and nothing is made. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'

const ROOT = join(import.meta.dirname, '..')
const elsewhere = mkdtempSync(join(tmpdir(), 'baton-commands-'))
after(() => rmSync(elsewhere, { recursive: true }))

function run(command: string, environment: Record<string, string> = {}) {
  const [name = '', ...args] = command.split(' ')
  const env = { PATH: process.env.PATH, HOME: elsewhere, ...environment }
  const { status, stdout, stderr } = spawnSync(join(ROOT, name), args, { cwd: elsewhere, env, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}`.trim() }
}

test('an option that a command does not know is named in one line, with what it takes', () => {
  const wrong: [string, RegExp][] = [
    [
      'script/backup X --nonsense',
      /^Unknown option '--nonsense'. What is taken: script\/backup FOLDER \[--with-key\]$/,
    ],
    ['script/backup X Y', /^"Y" is too much. What is taken: script\/backup FOLDER/],
    ['script/restore --nonsense', /^Unknown option '--nonsense'. What is taken: script\/restore FOLDER/],
    ['script/verify-log --nonsense', /^Unknown option '--nonsense'. What is taken: script\/verify-log \[--file FILE\]/],
    ['script/verify-log --file', /^Option '--file <value>' argument missing. What is taken: /],
    ['script/new-password a@b.example --now', /^Unknown option '--now'. What is taken: script\/new-password E-MAIL$/],
    ['script/node ../../main.ts --nonsense', /^Unknown option '--nonsense'. What is taken: script\/start \[--serve\]/],
    [
      'script/node ../../tools/seed.ts --nonsense',
      /^Unknown option '--nonsense'. What is taken: script\/demo \[--conv/,
    ],
    ['script/bench ingest --nonsense', /^A benchmark takes numbers .*, not "--nonsense"\.$/],
  ]
  for (const [command, sentence] of wrong) {
    const { status, said } = run(command.replace('../..', ROOT))
    assert.match(said, sentence, command)
    assert.equal(status, 2, command)
    assert.equal(said.split('\n').length, 1, said)
  }
  assert.deepEqual(readdirSync(elsewhere), [])
})

test('a command that only reads refuses where nothing is, and makes nothing there', () => {
  for (const command of ['script/verify-log', 'script/new-password a@b.example', 'script/backup b']) {
    const { status, said } = run(command)
    assert.match(said, /^There is no database in .*data\. Set BATON_DATA to Baton's data folder, or DATABASE_URL\.$/)
    assert.equal(status, 2, command)
    assert.deepEqual(readdirSync(elsewhere), [], command)
  }
})
