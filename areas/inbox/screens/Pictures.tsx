import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { networksQuery } from '#areas/channels/screens/queries.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Finding } from '#web/ui/Notice.tsx'
import { useShellWords, useWords } from '#web/words.ts'
import type { DraftField } from './use-draft.ts'
import type { Picture, usePictures } from './use-pictures.ts'
import { inboxWords } from './words.ts'

const TYPING_MS = 500

type Held = ReturnType<typeof usePictures>

/** The pictures that go with the answer, each with the words for those who do not see it. */
export function Pictures({ pictures, draft }: { pictures: Held; draft: DraftField }) {
  const words = useWords(inboxWords)
  return (
    <>
      {pictures.list.length > 0 && (
        <ul className="pictures">
          {pictures.list.map((picture) => (
            <Described key={picture.id} picture={picture} pictures={pictures} draft={draft} />
          ))}
        </ul>
      )}
      {pictures.problem && <Finding what={words.uploadFailed}>{pictures.problem}</Finding>}
    </>
  )
}

function Described({ picture, pictures, draft }: { picture: Picture; pictures: Held; draft: DraftField }) {
  const words = useWords(inboxWords)
  const shell = useShellWords()
  const { id, alt_text, isKept } = picture
  const keep = useEffectEvent(() => void pictures.keep(picture))
  useEffect(() => {
    if (isKept || alt_text === '') return
    const timer = setTimeout(() => keep(), TYPING_MS)
    return () => clearTimeout(timer)
  }, [alt_text, isKept])
  useEffect(() => () => keep(), [])
  return (
    <li>
      <img src={`/api/media/${id}?size=preview`} alt={alt_text || picture.name} width={56} height={56} />
      <input
        className="input"
        aria-label={words.pictureHere}
        placeholder={words.pictureHere}
        dir="auto"
        maxLength={2_000}
        autoFocus={id === pictures.fresh}
        value={alt_text}
        onChange={(event) => pictures.describe(id, event.target.value)}
        onBlur={() => void pictures.keep(picture)}
      />
      <IconButton
        kind="quiet"
        size="small"
        icon="cross"
        label={shell.remove(picture.name || words.picture)}
        onClick={() => draft.attach(draft.media_ids.filter((one) => one !== id))}
      />
    </li>
  )
}

/** Where the network takes pictures at all. */
export function AddPicture({ network, pictures, draft }: { network: string; pictures: Held; draft: DraftField }) {
  const words = useWords(inboxWords)
  const input = useRef<HTMLInputElement>(null)
  const most = useQuery(networksQuery).data?.find((one) => one.network === network)?.limits.images ?? 0
  if (most === 0) return null
  return (
    <>
      <IconButton
        kind="quiet"
        size="small"
        icon="image"
        label={words.addPicture}
        busy={pictures.state === 'uploading'}
        disabledReason={draft.media_ids.length >= most ? words.enough(most) : null}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        hidden
        accept="image/jpeg,image/png,image/gif,image/webp,image/avif"
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          if (chosen) void pictures.add(chosen)
          event.target.value = ''
        }}
      />
    </>
  )
}
