import { openAttachment } from '../../attachments/open-attachment.ts'
import { jpegOf } from '../../attachments/picture.ts'
import type { StationKeys } from '../../../vault/station-keys.ts'
import type { Drawer } from './draw-attachments.ts'

/** Opens the sealed files and draws their pages in this window. */
export function drawerWith(keys: StationKeys): Drawer {
  return {
    open: (attachment) => openAttachment(keys, attachment),
    draw: async (picture, page, rotation, { pixels, quality }) => {
      const canvas = await picture.draw(page, rotation, pixels)
      return { jpeg: await jpegOf(canvas, quality), width: canvas.width, height: canvas.height }
    },
  }
}
