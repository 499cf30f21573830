/**
 * Markup becomes plain text: blocks are lines, links are spans over their words, pictures are media, scripts and styles
 * are gone. Nothing of it is ever shown as markup again, so nothing has to be cleaned.
 */
import { Parser } from 'htmlparser2'
import type { Media, Span } from './connector.ts'

export interface PlainText {
  text: string
  spans: Span[]
  media: Media[]
}

/** Enough for any article; more is somebody's database. */
const MARKUP_CHARS = 200_000
const TEXT_CHARS = 20_000
const SPANS = 200
const PICTURES = 20
/** No page nests like this; a parser's stack of half a million open tags is slow to search. */
const DEPTH = 300

const SILENT = new Set([
  'script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed', 'svg', 'math', 'head', 'title', 'textarea', 'select', 'button',
]) // biome-ignore format: a list of names
const BLOCKS = new Set([
  'p', 'div', 'section', 'article', 'aside', 'header', 'footer', 'main', 'nav', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'dl',
  'blockquote', 'pre', 'table', 'figure', 'hr', 'form', 'fieldset', 'details', 'address', 'center',
]) // biome-ignore format: a list of names
const LINES = new Set(['br', 'li', 'tr', 'dt', 'dd', 'figcaption', 'caption', 'summary', 'option'])

/** `base` is what relative addresses belong to. */
export function plainText(markup: string, base: string): PlainText {
  const page = new Page(base)
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        page.open(name, attributes)
        // What is nested deeper than any page is not read at all.
        if (page.depth > DEPTH) parser.pause()
      },
      ontext: (text) => page.say(text),
      onclosetag: (name) => page.close(name),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.end(markup.slice(0, MARKUP_CHARS))
  return page.plain()
}

/** Text that claims to be plain, tidied like the rest. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
    .slice(0, TEXT_CHARS)
    .toWellFormed()
}

export function webAddress(written: string | undefined, base: string): string | null {
  const url = written === undefined || written.length > 4000 ? null : URL.parse(written.trim(), base)
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : null
}

interface OpenLink {
  start: number
  target: string
}

class Page {
  depth = 0
  #text = ''
  #silent = 0
  #preformatted = 0
  #link: OpenLink | null = null
  readonly #base: string
  readonly #spans: Span[] = []
  readonly #media: Media[] = []

  constructor(base: string) {
    this.#base = base
  }

  open(name: string, attributes: Record<string, string>): void {
    this.depth++
    if (SILENT.has(name)) this.#silent++
    if (this.#silent > 0) return
    if (name === 'pre') this.#preformatted++
    if (BLOCKS.has(name)) this.#breakLine(2)
    if (LINES.has(name)) this.#breakLine(1)
    if (name === 'li') this.say('- ')
    if (name === 'td' || name === 'th') this.say(' ')
    if (name === 'a') this.#openLink(attributes.href)
    if (name === 'img') this.#picture(attributes)
  }

  close(name: string): void {
    this.depth--
    if (SILENT.has(name)) {
      this.#silent = Math.max(0, this.#silent - 1)
      return
    }
    if (this.#silent > 0) return
    if (name === 'pre') this.#preformatted--
    if (name === 'a') this.#closeLink()
    if (BLOCKS.has(name)) this.#breakLine(2)
  }

  say(said: string): void {
    if (this.#silent > 0 || this.#text.length >= TEXT_CHARS) return
    const clean = said.toWellFormed().replaceAll('\0', '\uFFFD')
    const words = this.#preformatted > 0 ? clean : clean.replaceAll(/\s+/g, ' ')
    this.#text += /\S/.test(this.#text.at(-1) ?? ' ') ? words : words.replace(/^ +/, '')
  }

  plain(): PlainText {
    this.#closeLink()
    const text = this.#text.trimEnd().slice(0, TEXT_CHARS)
    // A cut through a pair becomes one replacement character, so offsets stay.
    const whole = text.toWellFormed()
    const spans = this.#spans.filter((span) => span.end <= whole.length).slice(0, SPANS)
    return { text: whole, spans, media: this.#media }
  }

  /** At least as many line ends as asked; a link that was just opened begins after them. */
  #breakLine(lines: number): void {
    if (this.#text.length >= TEXT_CHARS) return
    const words = this.#text.trimEnd()
    const ended = this.#text.slice(words.length).split('\n').length - 1
    this.#text = words === '' ? '' : words + '\n'.repeat(Math.max(ended, lines))
    if (this.#link && this.#link.start >= words.length) this.#link.start = this.#text.length
  }

  #openLink(href: string | undefined): void {
    this.#closeLink()
    const target = webAddress(href, this.#base)
    if (target && this.#spans.length < SPANS) this.#link = { start: this.#text.length, target }
  }

  #closeLink(): void {
    const link = this.#link
    this.#link = null
    if (!link) return
    const { start } = link
    const end = start + this.#text.slice(start).trimEnd().length
    if (end > start) this.#spans.push({ kind: 'link', start, end, target: link.target })
  }

  #picture(attributes: Record<string, string>): void {
    const url = webAddress(attributes.src, this.#base)
    const [width, height] = [pixels(attributes.width), pixels(attributes.height)]
    // One pixel is a counter of readers, not a picture.
    if (!url || url.startsWith('mailto:') || width === 1 || height === 1 || this.#media.length >= PICTURES) return
    const alt = (attributes.alt ?? '').slice(0, 2000).toWellFormed()
    this.#media.push({ kind: 'image', url, alt, width, height })
  }
}

export function pixels(written: string | number | undefined): number | null {
  const number = Number.parseInt(String(written ?? ''), 10)
  return number > 0 && number < 100_000 ? number : null
}
