import { memo } from 'react'
import type { Shape } from '../../../domain/drawings/shapes.ts'
import { fillOf } from '../../../domain/drawings/svg.ts'
import styles from './drawings.module.css'

/** Shapes in millimetres, as parts of an SVG picture. */
export const DrawingShapes = memo(function DrawingShapes({ shapes }: { readonly shapes: readonly Shape[] }) {
  return shapes.map((shape, at) => (
    // The shapes of one picture have no identity but their place.
    <ShapeView key={at} shape={shape} />
  ))
})

function ShapeView({ shape }: { readonly shape: Shape }) {
  switch (shape.kind) {
    case 'line':
      return (
        <line
          x1={shape.x1}
          y1={shape.y1}
          x2={shape.x2}
          y2={shape.y2}
          strokeWidth={shape.width}
          strokeDasharray={shape.dash?.join(' ')}
          className={styles['stroke']}
        />
      )
    case 'poly': {
      const points = shape.points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ')
      const look = {
        points,
        fill: fillOf(shape),
        strokeWidth: shape.width,
        strokeDasharray: shape.dash?.join(' '),
        className: styles['stroke'],
      }
      return shape.closed ? <polygon {...look} /> : <polyline {...look} />
    }
    case 'ellipse':
      return (
        <ellipse
          cx={shape.x}
          cy={shape.y}
          rx={shape.rx}
          ry={shape.ry}
          fill="#fff"
          strokeWidth={shape.width}
          className={styles['stroke']}
        />
      )
    case 'text':
      return (
        <text
          x={shape.x}
          y={shape.baseline}
          fontSize={shape.size}
          className={styles[shape.strong === true ? 'strongWords' : 'words']}
        >
          {shape.text}
        </text>
      )
  }
}
