/** What the network takes (lexicons app.bsky.feed.post and app.bsky.embed.images); refused here before anything leaves. */
import { ConnectorError, type Limits, type Outgoing } from '../connector.ts'

const TEXT_BYTES = 3_000

export const limits: Limits = {
  text: 300,
  unit: 'graphemes',
  images: 4,
  image_bytes: 2_000_000,
  /** The network's own app refuses more; the lexicon has no limit. */
  alt_text: 2_000,
}

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

export function refuseOverLimits({ text, images }: Outgoing): void {
  const length = lengthOf(text)
  if (length > limits.text)
    throw new ConnectorError('too_long', `Bluesky takes ${limits.text} characters; this text has ${length}.`)
  const bytes = Buffer.byteLength(text)
  if (bytes > TEXT_BYTES)
    throw new ConnectorError('too_long', `Bluesky takes ${TEXT_BYTES} bytes; this text has ${bytes}.`)
  if (images.length > limits.images)
    throw new ConnectorError('invalid', `Bluesky takes ${limits.images} pictures; these are ${images.length}.`)
  if (!text.trim() && images.length === 0) throw new ConnectorError('invalid', 'Bluesky takes no empty posts.')
  for (const image of images) refusePicture(image)
}

function refusePicture({ bytes, alt, width, height, mime }: Outgoing['images'][number]): void {
  if (bytes.length > limits.image_bytes)
    throw new ConnectorError('invalid', 'A picture is over the 2 MB that Bluesky takes. Make it smaller.')
  if (lengthOf(alt) > limits.alt_text)
    throw new ConnectorError('too_long', `Bluesky takes ${limits.alt_text} characters of alternative text.`)
  if (!mime.startsWith('image/')) throw new ConnectorError('invalid', 'Bluesky takes pictures only here.')
  if (!(width > 0 && height > 0)) throw new ConnectorError('invalid', 'A picture needs a width and a height.')
}

/** Counts no further than needed: a text of a megabyte is too long after its first few thousand bytes. */
function lengthOf(text: string): number {
  if (text.length > 50_000) return text.length
  let length = 0
  for (const _ of characters.segment(text)) length += 1
  return length
}
