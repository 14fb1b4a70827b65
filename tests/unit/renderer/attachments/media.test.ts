import { describe, expect, test } from 'vitest'
import { fileNameOf, mediaTypeByName, sniffMediaType, titleOf } from '../../../../src/renderer/attachments/media.ts'

const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))

describe('what a file is', () => {
  test.each([
    ['a JPEG', '\xff\xd8\xff\xe0 JFIF', 'image/jpeg'],
    ['a PNG', '\x89PNG\r\n\x1a\n…', 'image/png'],
    ['a WebP', 'RIFF\x10\0\0\0WEBPVP8 ', 'image/webp'],
    ['a PDF', '%PDF-1.7\n', 'application/pdf'],
    ['a PDF behind a line of its writer', 'scanner 3000\n%PDF-1.4\n', 'application/pdf'],
    ['a Word file', 'PK\x03\x04[Content_Types].xml', null],
    ['a RIFF that is a sound', 'RIFF\x10\0\0\0WAVEfmt ', null],
    ['a GIF', 'GIF89a', null],
    ['half a PNG head', '\x89PN', null],
    ['a page of HTML', '<!doctype html><script>alert(1)</script>', null],
    ['an SVG', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', null],
    ['a program', 'MZ\x90\0', null],
    ['a zip that says it is a PDF too late', `PK\x03\x04${'x'.repeat(1024)}%PDF-1.7`, null],
    ['a GIF with script behind it', 'GIF89a/*', null],
    ['nothing', '', null],
  ])('%s is told by its first bytes', (_, bytes, kind) => {
    expect(sniffMediaType(ascii(bytes))).toBe(kind)
  })

  test('the name says something too, and may be wrong', () => {
    expect(mediaTypeByName('照片.JPG')).toBe('image/jpeg')
    expect(mediaTypeByName('scan.2026.pdf')).toBe('application/pdf')
    expect(mediaTypeByName('报告.docx')).toBeNull()
    expect(mediaTypeByName('没有后缀')).toBeNull()
  })
})

describe('what it is called', () => {
  test.each([
    ['出生证明.jpg', '出生证明'],
    ['scan.2026.pdf', 'scan.2026'],
    ['.pdf', '.pdf'],
    ['没有后缀', '没有后缀'],
    ['a\u0000b\n.png', 'a b'],
    ['扫描\u202Egnp.exe.jpg', '扫描gnp.exe'],
    ['小\u200B满.jpg', '小满'],
  ])('%j begins as the title %j', (name, title) => {
    expect(titleOf(name)).toBe(title)
  })

  test('a very long name is no longer than a title may be', () => {
    expect(titleOf('𠮷'.repeat(400)).length).toBeLessThanOrEqual(200)
  })

  test.each([
    ['出生证明', 'image/jpeg', '出生证明.jpg'],
    ['../../etc/passwd', 'application/pdf', 'etc passwd.pdf'],
    ['a/b:c*?"<>|', 'image/png', 'a b c.png'],
    ['...', 'image/webp', 'attachment.webp'],
  ] as const)('%j is saved under a name every system takes', (title, mediaType, name) => {
    expect(fileNameOf({ title, mediaType })).toBe(name)
  })
})
