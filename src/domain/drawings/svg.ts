import { shapesOf, type Drawing, type Shape } from './shapes.ts'

/** The drawing as a picture of its own, one millimetre to the unit; the fonts go by name. */
export function drawingSvg(drawing: Drawing): string {
  const size = `${round(drawing.width)}mm`
  const high = `${round(drawing.height)}mm`
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${high}" viewBox="0 0 ${round(drawing.width)} ${round(drawing.height)}">`,
    '<rect width="100%" height="100%" fill="#fff"/>',
    ...shapesOf(drawing).map(shapeSvg),
    '</svg>',
  ].join('\n')
}

function shapeSvg(shape: Shape): string {
  switch (shape.kind) {
    case 'line':
      return `<line x1="${round(shape.x1)}" y1="${round(shape.y1)}" x2="${round(shape.x2)}" y2="${round(shape.y2)}" ${stroke(shape)}/>`
    case 'poly': {
      const points = shape.points.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ')
      const name = shape.closed ? 'polygon' : 'polyline'
      return `<${name} points="${points}" fill="${fillOf(shape)}" ${stroke(shape)}/>`
    }
    case 'ellipse':
      return `<ellipse cx="${round(shape.x)}" cy="${round(shape.y)}" rx="${round(shape.rx)}" ry="${round(shape.ry)}" fill="#fff" ${stroke(shape)}/>`
    case 'text': {
      const face = shape.strong === true ? 'Noto Sans SC' : 'Noto Serif SC'
      return `<text x="${round(shape.x)}" y="${round(shape.baseline)}" font-family="${face}" font-size="${round(shape.size)}" text-anchor="middle">${escaped(shape.text)}</text>`
    }
  }
}

export function fillOf({ fill }: { readonly fill?: 'white' | 'black' }): string {
  return fill === 'white' ? '#fff' : fill === 'black' ? '#000' : 'none'
}

function stroke({ width, dash }: { readonly width: number; readonly dash?: readonly number[] }): string {
  return `stroke="#000" stroke-width="${round(width)}"${dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`
}

function round(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
