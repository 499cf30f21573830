import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { contactsApi } from '#areas/contacts/api.ts'
import { call } from '#web/call.ts'
import { useFormat } from '#web/format.ts'
import { useWhere } from '#web/locale.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Form } from '#web/ui/Form.tsx'
import { NetworkMark } from '#web/ui/NetworkMark.tsx'
import { TextArea } from '#web/ui/TextArea.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import { contactWords } from './contact-words.ts'
import { webAddress } from './pieces.ts'
import { threadKey } from './queries.ts'
import type { ContactView, ConversationView } from './shown.ts'
import { Badges, VipButton } from './VipMark.tsx'

interface ContactProps {
  view: ConversationView
  contact: ContactView
  may: boolean
}

/** The person outside: their names on the networks, and what we know of them. */
export function ContactSection({ view, contact, may }: ContactProps) {
  const words = useWords(contactWords)
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const language = useLanguage(view.conversation.language)
  const followers = Math.max(...contact.identities.map((one) => one.followers ?? 0))
  const facts = [
    followers > 0 && words.followers(format.compact(followers)),
    language && words.writes(language),
  ].filter(Boolean)
  return (
    <section aria-label={contact.name}>
      <div className="flex-row">
        <Avatar name={contact.name} kind="theirs" size="l" />
        <div className="grow">
          <h3 className="break">
            <bdi>{contact.name}</bdi>
          </h3>
          <p className="meta">{words.knownSince(format.day(contact.first_seen_at))}</p>
        </div>
      </div>
      <Badges contact={contact} />
      <Identities contact={contact} />
      {facts.length > 0 && <p className="meta">{facts.join(' · ')}</p>}
      {editing ? (
        <Describe view={view} contact={contact} onDone={() => setEditing(false)} />
      ) : (
        <>
          {contact.about && (
            <p className="about" dir="auto">
              {contact.about}
            </p>
          )}
          {may && (
            <Button size="small" kind="quiet" icon="pen" className="edit" onClick={() => setEditing(true)}>
              {contact.about ? words.edit : words.addAbout}
            </Button>
          )}
          {may && <VipButton contact={contact} />}
        </>
      )}
    </section>
  )
}

function Identities({ contact }: { contact: ContactView }) {
  return (
    <ul className="ids">
      {contact.identities.map((identity) => {
        const url = webAddress(identity.url)
        return (
          <li key={identity.id}>
            <NetworkMark network={identity.network} />
            {url ? (
              <a
                className="cut quiet-link"
                href={url.href}
                target="_blank"
                rel="noopener noreferrer nofollow"
                dir="auto"
              >
                {identity.handle}
              </a>
            ) : (
              <span className="cut" dir="auto">
                {identity.handle}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Describe({ view, contact, onDone }: { view: ConversationView; contact: ContactView; onDone: () => void }) {
  const words = useWords(contactWords)
  const shell = useShellWords()
  const queries = useQueryClient()
  const [name, setName] = useState(contact.name)
  const [about, setAbout] = useState(contact.about)
  const save = async () => {
    const changed = await call(contactsApi.describe, { id: contact.id, name: name.trim() || null, about })
    const key = threadKey(view.conversation.id)
    queries.setQueryData<ConversationView>(key, (known) => known && { ...known, contact: changed })
    onDone()
  }
  return (
    <Form
      send={words.save}
      onSend={save}
      beside={
        <Button kind="quiet" onClick={onDone}>
          {shell.cancel}
        </Button>
      }
    >
      <TextField label={words.name} name="name" value={name} onText={setName} maxLength={200} autoFocus />
      <TextArea label={words.about} name="about" value={about} onText={setAbout} rows={3} maxLength={5_000} />
    </Form>
  )
}

function useLanguage(code: string | null): string | null {
  const { locale } = useWhere()
  if (!code || code === 'und') return null
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}
