import '../../domain/zod.ts'
import '@mantine/core/styles.css'
import '@mantine/dates/styles.css'
import './tokens.css'
import './style.css'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { cspNonce } from './csp-nonce.ts'
import { listenForCloseRequests } from './closing.ts'
import { listenForLockRequests } from './lock.ts'
import { NoRoomNote } from './no-room-note.tsx'
import { watchPlace } from './place.ts'
import { Start } from './start.tsx'
import { refuseStrayDrops } from './stray-drops.ts'
import { Surroundings } from './surroundings.tsx'
import { watchPresses } from '../ui/after-press.ts'

// react-remove-scroll (Mantine's Modal) writes a <style> of its own.
setNonce(cspNonce())
listenForLockRequests()
watchPresses()
watchPlace()
listenForCloseRequests()
refuseStrayDrops()

const root = document.getElementById('root')
if (root === null) throw new Error('no #root')
createRoot(root).render(
  <Surroundings>
    <Start />
    <NoRoomNote />
  </Surroundings>,
)
