/** What a file is, told by its first bytes alone. What cannot be told is refused; what can run in a browser, by name. */
import { refuse } from '#platform/refusal.ts'
import type { MediaFile } from './schema.ts'

export interface Sniffed {
  kind: MediaFile['kind']
  /** Of what came in; pictures are kept as JPEG, PNG or GIF. */
  type: 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'mp4' | 'webm' | 'pdf'
}

const ascii = (bytes: Uint8Array, from: number, to: number) => Buffer.from(bytes.subarray(from, to)).toString('latin1')

export function sniff(bytes: Uint8Array): Sniffed {
  if (bytes.length === 0) refuse('invalid', 'empty_file', 'The file is empty. Choose it again.')
  const head = ascii(bytes, 0, 16)
  if (head.startsWith('\xff\xd8\xff')) return { kind: 'picture', type: 'jpeg' }
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return { kind: 'picture', type: 'png' }
  if (/^GIF8[79]a/.test(head)) return { kind: 'picture', type: 'gif' }
  if (/^RIFF[\s\S]{4}WEBP/.test(head)) return { kind: 'picture', type: 'webp' }
  if (head.slice(4, 8) === 'ftyp') return boxed(head.slice(8, 12))
  if (head.startsWith('\x1a\x45\xdf\xa3') && ascii(bytes, 0, 64).includes('webm'))
    return { kind: 'video', type: 'webm' }
  if (/^%PDF-[12]\./.test(head)) return { kind: 'document', type: 'pdf' }
  if (/<\s*(?:!doctype|html|svg|script|\?xml|!--)/i.test(ascii(bytes, 0, 1024).replaceAll('\0', ''))) {
    refuse(
      'invalid',
      'drawing_refused',
      'SVG and web pages can carry programs, so they are not taken. Save it as PNG or JPEG.',
    )
  }
  refuse(
    'invalid',
    'unknown_file',
    'This kind of file is not taken. JPEG, PNG, GIF, WebP, AVIF, MP4, WebM and PDF are.',
  )
}

/** ISO base media: the brand tells pictures from films. */
function boxed(brand: string): Sniffed {
  if (/^avi[fs]$/.test(brand)) return { kind: 'picture', type: 'avif' }
  if (/^(?:isom|iso[2-9]|mp4[12]|avc1|M4V |dash)$/.test(brand)) return { kind: 'video', type: 'mp4' }
  if (/^(?:hei[cxms]|hevc|mif1|msf1)$/.test(brand))
    refuse(
      'invalid',
      'heic_refused',
      'HEIC pictures cannot be read here. Save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible).',
    )
  refuse('invalid', 'unknown_file', 'This kind of film is not taken. MP4 and WebM are.')
}
