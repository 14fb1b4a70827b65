import { boundDecompression } from './bounded-decompression.ts'

// A module of its own, because a module's imports run before its own lines.
boundDecompression()
