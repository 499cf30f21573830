/** Files made to do harm, for the tests: built here byte by byte, so that nobody has to keep them. */
import { crc32, deflateSync } from 'node:zlib'

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(data.length)
  head.write(type, 4, 'latin1')
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(data, crc32(Buffer.from(type))))
  return Buffer.concat([head, data, sum])
}

/** A PNG of one colour: a few kilobytes that unfold to gigabytes. `rows` may be fewer than it claims. */
export function pngBomb(width: number, height: number, rows = height): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 1
  const row = Math.ceil(width / 8) + 1
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(row * rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** A comment of megabytes, once compressed. */
export function pngTextBomb(megabytes: number): Buffer {
  const png = pngBomb(4, 4)
  const text = Buffer.concat([
    Buffer.from('Comment\0\0', 'latin1'),
    deflateSync(Buffer.alloc(megabytes * 1_000_000), { level: 9 }),
  ])
  return Buffer.concat([png.subarray(0, 33), chunk('zTXt', text), png.subarray(33)])
}

/** So many frames of a size, each a few bytes (LZW of one colour that ends at once). */
export function gifBomb(side: number, frames: number): Buffer {
  const size = Buffer.alloc(4)
  size.writeUInt16LE(side, 0)
  size.writeUInt16LE(side, 2)
  const screen = Buffer.concat([Buffer.from('GIF89a'), size, Buffer.from([0x80, 0, 0, 0, 0, 0, 255, 255, 255])])
  const frame = Buffer.concat([
    Buffer.from([0x21, 0xf9, 4, 0, 5, 0, 0, 0]),
    Buffer.from([0x2c, 0, 0, 0, 0]),
    size,
    Buffer.from([0, 2, 2, 0x4c, 0x01, 0]),
  ])
  return Buffer.concat([screen, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}

const SCRIPT = '<script>alert(document.domain)</script>'

/** Valid in two languages: a picture to us, a program to somebody else. */
export function polyglots(jpeg: Buffer, png: Buffer, gif: Buffer): Record<string, Buffer> {
  const comment = Buffer.from(`${SCRIPT}<?php system($_GET[0]); ?>`)
  const marker = Buffer.from([0xff, 0xfe, 0, 0])
  marker.writeUInt16BE(comment.length + 2, 2)
  return {
    'JPEG with a page in its comment': Buffer.concat([jpeg.subarray(0, 2), marker, comment, jpeg.subarray(2)]),
    'JPEG with a page behind it': Buffer.concat([jpeg, Buffer.from(`<html>${SCRIPT}</html>`)]),
    'PNG with an archive behind it': Buffer.concat([png, Buffer.from('PK\x03\x04evil.exe', 'latin1')]),
    'PNG with a page in a chunk': Buffer.concat([
      png.subarray(0, 33),
      chunk('tEXt', Buffer.from(`Title\0${SCRIPT}`)),
      png.subarray(33),
    ]),
    'GIF that is a script': Buffer.concat([gif, Buffer.from('/*'), Buffer.from(`*/=1;alert(1);${SCRIPT}`)]),
  }
}

/** What is no picture at all, whatever it is called. */
export const IMPOSTORS: Record<string, Buffer> = {
  'picture.png': Buffer.from(`<!doctype html>${SCRIPT}`),
  'drawing.jpg': Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg">${SCRIPT}</svg>`),
  'drawing.svg': Buffer.from(`  \n<svg onload="alert(1)">`),
  'utf16.svg': Buffer.from(`\ufeff<svg onload="alert(1)"/>`, 'utf16le'),
  'program.gif': Buffer.from('MZ\x90\0'),
  'script.webp': Buffer.from([0x23, 0x21, 0x2f, 0x62, 0x69, 0x6e, 0x2f, 0x73, 0x68, 0x0a]),
  'archive.jpeg': Buffer.from('PK\x03\x04'),
  'postscript.png': Buffer.from('%!PS-Adobe-3.0\n(x) run'),
  'magick.png': Buffer.from('push graphic-context\nviewbox 0 0 1 1\nimage over 0,0 0,0 "https://inside/"'),
  'tiff.jpg': Buffer.from('II*\0\x08\0\0\0', 'latin1'),
  'phone.heic': Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
  'nothing.png': Buffer.alloc(0),
  'one.png': Buffer.from([0x89]),
  'header.png': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
  'header.jpg': Buffer.from([0xff, 0xd8, 0xff]),
  'header.gif': Buffer.from('GIF89a'),
  'header.webp': Buffer.from('RIFF\xff\xff\xff\x7fWEBPVP8 ', 'latin1'),
  'header.avif': Buffer.from('\0\0\0\x18ftypavif\0\0\0\0mif1', 'latin1'),
}
