/**
 * Pictures are never kept as they came: they are decoded, turned upright, limited, stripped of metadata and encoded
 * anew, so whatever else the file was (a script, an archive, a place and a camera) is gone. One at a time and within a
 * number of pixels, so that no picture takes more memory than is there.
 */
import type { Sharp } from 'sharp'
import { Refusal, refuse } from '#platform/refusal.ts'
import type { Sniffed } from './sniff.ts'
import { turnstile } from './turnstile.ts'

/** libvips is loaded with the first picture: no start needs it. */
let sharp: typeof import('sharp').default
let loading: Promise<void> | undefined

async function loadSharp(): Promise<void> {
  sharp = (await import('sharp')).default
  sharp.cache(false)
  sharp.concurrency(1)
  // Only the readers that are asked for: no SVG, no PDF, no ImageMagick, whatever libvips was built with.
  sharp.block({ operation: ['VipsForeignLoad'] })
  sharp.unblock({
    operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((reader) => `VipsForeignLoad${reader}Buffer`),
  })
}

/** Over all frames of a moving one. 40 million pixels of WebP, PNG or JPEG were decoded and made small in 200 MB. */
const MOST_PIXELS = 40_000_000
/** These take more memory per pixel: 40 million of AVIF 740 MB, of GIF 270 MB. */
const MOST_PIXELS_OF: Partial<Record<string, number>> = { avif: 12_000_000, gif: 20_000_000 }
const MOST_FRAMES = 300
/** Lines are read many at a time: 900,000 by 20 pixels took 1.4 GB, 10,000 by 4,000 take 110 MB. */
const MOST_SIDE = 10_000
const LONGEST_SIDE = 4096
const PREVIEW_SIDE = 640
const TIME_LIMIT_S = 20

export interface Picture {
  bytes: Buffer
  mime: 'image/jpeg' | 'image/png' | 'image/gif'
  width: number
  height: number
}

const turn = turnstile(1)
const oneAtATime = <T>(work: () => Promise<T>): Promise<T> =>
  turn(async () => {
    await (loading ??= loadSharp())
    return work()
  })

/** The picture as it is kept, and a small one for lists. Refuses what is no whole picture. */
export function readPicture(bytes: Uint8Array, type: Sniffed['type']): Promise<{ full: Picture; preview: Picture }> {
  return oneAtATime(async () => {
    try {
      const { moving, alpha } = await look(bytes, type)
      const full = moving
        ? await encode(open(bytes, { animated: true }), { side: LONGEST_SIDE / 2, mime: 'image/gif' })
        : await encode(open(bytes).autoOrient(), {
            side: LONGEST_SIDE,
            mime: alpha || type === 'png' ? 'image/png' : 'image/jpeg',
          })
      const preview = await encode(open(full.bytes), { side: PREVIEW_SIDE, mime: alpha ? 'image/png' : 'image/jpeg' })
      return { full, preview }
    } catch (error) {
      throw asRefusal(error as Error)
    }
  })
}

/** By the header alone, before a single pixel is decoded. */
async function look(bytes: Uint8Array, type: Sniffed['type']): Promise<{ moving: boolean; alpha: boolean }> {
  const { width = 0, height = 0, pages = 1, format, hasAlpha = false } = await open(bytes).metadata()
  if (format !== (type === 'avif' ? 'heif' : type)) throw new Error('its header and its content differ')
  if (Math.max(width, height) > MOST_SIDE)
    refuse(
      'invalid',
      'picture_too_large',
      `This picture has ${width} by ${height} pixels; ${MOST_SIDE} are the limit of a side. Make it smaller.`,
    )
  const most = MOST_PIXELS_OF[type] ?? MOST_PIXELS
  if (width * height * pages > most || pages > MOST_FRAMES)
    refuse(
      'invalid',
      'picture_too_large',
      `This picture has ${width} by ${height} pixels${pages > 1 ? ` in ${pages} frames` : ''}; ${most / 1e6} million are the limit. Make it smaller.`,
    )
  return { moving: pages > 1 && (type === 'gif' || type === 'webp'), alpha: hasAlpha }
}

const open = (bytes: Uint8Array, options: { animated?: boolean } = {}) =>
  sharp(bytes, { ...options, limitInputPixels: MOST_PIXELS, failOn: 'truncated', sequentialRead: true })

async function encode(picture: Sharp, to: { side: number; mime: Picture['mime']; quality?: number }): Promise<Picture> {
  const quality = to.quality ?? 88
  const sized = picture.resize({ width: to.side, height: to.side, fit: 'inside', withoutEnlargement: true })
  const encoded = {
    'image/jpeg': () => sized.flatten({ background: '#ffffff' }).jpeg({ quality, mozjpeg: false }),
    'image/png': () => sized.png({ compressionLevel: 7 }),
    'image/gif': () => sized.gif({ effort: 4 }),
  }[to.mime]()
  const { data, info } = await encoded.timeout({ seconds: TIME_LIMIT_S }).toBuffer({ resolveWithObject: true })
  return { bytes: data, mime: to.mime, width: info.width, height: info.pageHeight ?? info.height }
}

function asRefusal(error: Error): Error {
  if (error instanceof Refusal) return error
  return /pixel limit|timeout/i.test(error.message)
    ? new Refusal('invalid', 'picture_too_large', 'This picture is too large to be read. Make it smaller.')
    : new Refusal(
        'invalid',
        'broken_picture',
        'This picture is damaged or not whole. Open it, save it again, and upload that.',
      )
}

/** What a network takes. */
export interface PictureLimits {
  most_bytes: number
  longest_side: number
  mimes: readonly string[]
}

const STEPS = [
  { shrink: 1, quality: 88 },
  { shrink: 1, quality: 75 },
  { shrink: 0.75, quality: 80 },
  { shrink: 0.5, quality: 80 },
  { shrink: 0.35, quality: 75 },
  { shrink: 0.2, quality: 70 },
]

/** The best version within a network's limits; null when there is none, such as for a moving picture that is too large. */
export function fitPicture(kept: Picture, limits: PictureLimits): Promise<Picture | null> {
  const side = Math.max(kept.width, kept.height)
  const fits = ({ bytes, mime }: Picture) => bytes.length <= limits.most_bytes && limits.mimes.includes(mime)
  if (side <= limits.longest_side && fits(kept)) return Promise.resolve(kept)
  if (kept.mime === 'image/gif' || !limits.mimes.includes('image/jpeg')) return Promise.resolve(null)
  return oneAtATime(async () => {
    for (const { shrink, quality } of STEPS) {
      const to = {
        side: Math.max(1, Math.floor(Math.min(side, limits.longest_side) * shrink)),
        mime: 'image/jpeg' as const,
        quality,
      }
      const made = await encode(open(kept.bytes), to)
      if (fits(made)) return made
    }
    return null
  })
}
