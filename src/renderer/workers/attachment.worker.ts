import { serveAttachments } from './attachment-port.ts'

onmessage = ({ data }: MessageEvent<MessagePort>) => serveAttachments(data)
