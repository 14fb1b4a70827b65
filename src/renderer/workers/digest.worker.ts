import { serveDigests } from './digest-port.ts'

onmessage = ({ data }: MessageEvent<MessagePort>) => serveDigests(data)
