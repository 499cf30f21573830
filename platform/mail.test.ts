import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { after, test } from 'node:test'
import { MailError, openMail } from './mail.ts'

/** Speaks enough SMTP (RFC 5321) for one mail a connection; `answers` replaces what it says to a verb. */
interface Post {
  server: Server
  heard: string[]
  mails: string[]
  answers: Record<string, string>
}

async function post(port: number): Promise<Post> {
  const it: Post = { server: createServer(), heard: [], mails: [], answers: {} }
  it.server.on('connection', (socket) => converse(it, socket))
  it.server.listen(port, '127.0.0.1')
  await once(it.server, 'listening')
  return it
}

function converse(it: Post, socket: Socket): void {
  let waiting = ''
  let mail: string | null = null
  const say = (line: string) => socket.write(`${line}\r\n`)
  const usual: Record<string, string> = {
    EHLO: '250-post\r\n250-SMTPUTF8\r\n250-8BITMIME\r\n250 AUTH PLAIN',
    AUTH: '235 welcome',
    DATA: '354 go on',
    QUIT: '221 bye',
  }
  socket.on('error', () => {})
  say('220 post ESMTP')
  socket.on('data', (bytes) => {
    waiting += bytes.toString('utf8')
    for (let end = waiting.indexOf('\r\n'); end >= 0; end = waiting.indexOf('\r\n')) {
      const line = waiting.slice(0, end)
      waiting = waiting.slice(end + 2)
      if (mail !== null && line !== '.') mail += `${line}\n`
      else if (mail !== null) {
        it.mails.push(mail)
        mail = null
        say(it.answers['.'] ?? '250 taken')
      } else {
        it.heard.push(line)
        const verb = line.split(' ')[0]?.toUpperCase() ?? ''
        const answer = it.answers[verb] ?? usual[verb] ?? '250 ok'
        if (verb === 'DATA' && answer.startsWith('354')) mail = ''
        say(answer)
      }
    }
  })
}

const server = await post(22502)
after(() => void server.server.close())
const mail_from = 'Baton <baton@company.example>'
const mail = openMail({ smtp_url: 'smtp://user%40x:p%3Aw@127.0.0.1:22502', mail_from })

test('a mail arrives whole: sender, one receiver, subject and text in any language, marked as automatic', async () => {
  await mail.send({
    to: 'ada@company.example',
    subject: 'Grüße\r\nBcc: eve@evil.example',
    text: 'Zeile eins\n.\nZeile ✓',
  })
  const [received = ''] = server.mails
  assert.ok(
    server.heard.includes('MAIL FROM:<baton@company.example>') ||
      server.heard.some((l) => l.startsWith('MAIL FROM:<baton@company.example>')),
  )
  assert.deepEqual(
    server.heard.filter((line) => line.startsWith('RCPT')),
    ['RCPT TO:<ada@company.example>'],
  )
  assert.ok(server.heard.includes(`AUTH PLAIN ${Buffer.from('\0user@x\0p:w').toString('base64')}`))
  assert.match(received, /^Auto-Submitted: auto-generated$/im)
  assert.doesNotMatch(received, /^Bcc:/im)
  const subject = /^Subject: (.*(?:\n .*)*)/m.exec(received)?.[1] ?? ''
  const words = [...subject.matchAll(/=\?UTF-8\?Q\?([^?]*)\?=/gi)].map(([, text = '']) => text).join('')
  const read = decodeURIComponent(words.replaceAll('_', ' ').replaceAll('=', '%'))
  assert.equal(read, 'Grüße Bcc: eve@evil.example')
  const [, body = ''] = received.split(/\n\n([\s\S]*)/)
  const text = /quoted-printable/i.test(received)
    ? Buffer.from(
        body
          .replaceAll(/=\n/g, '')
          .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      ).toString('utf8')
    : /base64/i.test(received)
      ? Buffer.from(body, 'base64').toString('utf8')
      : body
  assert.equal(text.replaceAll(/^\.\./gm, '.').trim(), 'Zeile eins\n.\nZeile ✓')
})

test('a refusal for good, a refusal for now and an absent server are told apart, without the password', async () => {
  const send = (which = mail) => which.send({ to: 'bob@company.example', subject: 's', text: 't' })
  server.answers.RCPT = '550 no such person'
  await assert.rejects(
    send,
    (error) => error instanceof MailError && !error.may_try_again && /550 no such person/.test(error.message),
  )
  server.answers.RCPT = '451 come back later'
  await assert.rejects(send, (error) => error instanceof MailError && error.may_try_again)
  const away = openMail({ smtp_url: 'smtp://user:p%3Aw@127.0.0.1:22503', mail_from })
  await assert.rejects(
    () => send(away),
    (error) =>
      error instanceof MailError &&
      error.may_try_again &&
      /Check SMTP_URL/.test(error.message) &&
      !error.message.includes('p:w') &&
      !error.message.includes('p%3Aw'),
  )
})

test('an address that is several addresses or carries commands is not written to', async () => {
  const heard = server.heard.length
  for (const to of [
    'a@b.example, c@d.example',
    'a@b.example>\r\nRCPT TO:<c@d.example',
    '"x" <a@b.example>',
    'nobody',
    '',
  ])
    await assert.rejects(() => mail.send({ to, subject: 's', text: 't' }), /one bare address/, to)
  assert.equal(server.heard.length, heard)
})

test('without SMTP_URL nothing can be sent, and it says so', async () => {
  const none = openMail({ smtp_url: null, mail_from })
  assert.equal(none.can_send, false)
  await assert.rejects(() => none.send({ to: 'a@b.example', subject: 's', text: 't' }), /Set SMTP_URL/)
})
