import { Icon } from '#web/ui/Icon.tsx'
import { useWords } from '#web/words.ts'
import { webAddress } from './pieces.ts'
import { postWords } from './post-words.ts'
import type { MessageView } from './shown.ts'

/** Pictures are not fetched from outside: that would tell a stranger who reads when. What they show is said, and where. */
export function Media({ media }: { media: MessageView['media'] }) {
  const words = useWords(postWords)
  if (media.length === 0) return null
  const names = { image: words.picture, video: words.video, other: words.attachment }
  return (
    <ul className="media">
      {media.map((one, at) => {
        const url = webAddress(one.url)
        return (
          <li key={at}>
            <Icon name={one.kind === 'image' ? 'image' : 'link'} />
            <span className="grow">
              <span className="three">{names[one.kind]}: </span>
              <span dir="auto">{one.alt || <i>{words.noAlt}</i>}</span>
            </span>
            {url && (
              <a className="link meta" href={url.href} target="_blank" rel="noopener noreferrer nofollow">
                {words.seeMedia(url.host)}
              </a>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Ours are shown: they come from here, and what is to leave is to be seen before it does. */
export function OurPictures({ pictures }: Pick<MessageView, 'pictures'>) {
  const words = useWords(postWords)
  if (pictures.length === 0) return null
  return (
    <ul className="our-pictures">
      {pictures.map(({ media_id, alt }) => (
        <li key={media_id}>
          <a href={`/api/media/${media_id}`} target="_blank" rel="noopener">
            <img src={`/api/media/${media_id}?size=preview`} alt={words.openPicture} width={96} height={96} />
          </a>
          <span dir="auto">{alt || <i>{words.noAlt}</i>}</span>
        </li>
      ))}
    </ul>
  )
}
