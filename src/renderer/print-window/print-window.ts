// The page of the hidden window that prints where there is no `lp` (src/main/printing/window-printer.ts): draws every
// page of the paper named after the #, as pictures, and then says how many there are.
import { PdfPages } from '../ui/paper/pdf-pages.ts'

/** 300 dots per inch over the 210 mm of an A4 sheet. */
const DOTS_ACROSS = 2480

declare global {
  interface Window {
    /** How many pages have been drawn; main waits for it. */
    drawn: Promise<number>
  }
}

window.drawn = drawAll(location.hash.slice(1))

async function drawAll(path: string): Promise<number> {
  const answer = await fetch(`.${path}`)
  const pages = await PdfPages.open(new Uint8Array(await answer.arrayBuffer()))
  for (let number = 1; number <= pages.count; number++) {
    const canvas = await pages.draw(number, DOTS_ACROSS / window.devicePixelRatio, 'print')
    document.body.append(await pictureOf(canvas))
    // One canvas of this size is 35 MB; the picture is a tenth of it.
    canvas.width = 0
  }
  const { count } = pages
  await pages.close()
  return count
}

async function pictureOf(canvas: HTMLCanvasElement): Promise<HTMLImageElement> {
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/png')
  })
  if (blob === null) throw new Error('a page could not be drawn')
  const picture = new Image()
  picture.src = URL.createObjectURL(blob)
  await picture.decode()
  return picture
}
