// The only place zod is imported from: its settings must stand before the first schema is made.
// `jitless` because the page's content security policy forbids `new Function`.
import { z } from 'zod'

z.config({ jitless: true })

export { z }
