import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Delivery, Reply, Sending } from './sending.ts'

/** Slack’s end of Socket Mode: as much of a web socket as an app needs, and no more. */
export interface SocketEnd {
  /** Takes the connection of an app. */
  accept(request: IncomingMessage, socket: Duplex): void
  connected(): boolean
  /** How many lines are open. */
  lines(): number
  /** Sends a delivery over one of the lines, each in its turn, and waits until the app has acknowledged it. */
  deliver(delivery: Delivery, how?: Sending): Promise<Reply>
  /** Cuts every line, as a broken network does. */
  cut(): void
}

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

/** No app connected yet. */
export function createSocketEnd(): SocketEnd {
  const open: Duplex[] = []
  let turn = 0
  const waiting = new Map<string, (body: string) => void>()

  const take = (text: string): void => {
    const { envelope_id, payload } = JSON.parse(text)
    waiting.get(envelope_id)?.(payload === undefined ? '' : JSON.stringify(payload))
    waiting.delete(envelope_id)
  }

  const accept: SocketEnd['accept'] = (request, socket) => {
    const key = `${request.headers['sec-websocket-key']}${magic}`
    const hash = createHash('sha1').update(key).digest('base64')
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${hash}\r\n\r\n`,
    )
    open.push(socket)
    let unread = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      if (open.includes(socket)) open.splice(open.indexOf(socket), 1)
    })
    socket.on('data', (chunk: Buffer) => {
      unread = Buffer.concat([unread, chunk])
      for (let frame = readFrame(unread); frame; frame = readFrame(unread)) {
        unread = unread.subarray(frame.size)
        if (frame.opcode === 1) take(frame.body.toString('utf8'))
        if (frame.opcode === 8) socket.end(frameOf(8, frame.body))
        if (frame.opcode === 9) socket.write(frameOf(10, frame.body))
      }
    })
    socket.write(frameOf(1, JSON.stringify({ type: 'hello', num_connections: 1 })))
  }

  const deliver: SocketEnd['deliver'] = ({ kind, payload }, how = {}) => {
    const socket = open[turn++ % Math.max(1, open.length)]
    if (!socket) throw new Error('no app is connected')
    const envelope_id = randomUUID()
    const began = performance.now()
    const answered = new Promise<string>((done) => waiting.set(envelope_id, done))
    const retried = how.retry !== undefined && {
      retry_attempt: how.retry,
      retry_reason: how.reason ?? 'timeout',
    }
    const envelope = {
      type: kind,
      envelope_id,
      payload,
      accepts_response_payload: true,
      ...retried,
    }
    socket.write(frameOf(1, JSON.stringify(envelope)))
    return answered.then((body) => ({ status: 200, body, ms: performance.now() - began }))
  }

  const cut = (): void => {
    for (const socket of open.splice(0)) socket.destroy()
  }

  return { accept, connected: () => open.length > 0, lines: () => open.length, deliver, cut }
}

function frameOf(opcode: number, words: string | Buffer): Buffer {
  const body = Buffer.from(words)
  const head = body.length < 126 ? Buffer.from([0x80 | opcode, body.length]) : Buffer.alloc(4)
  if (body.length >= 126) {
    if (body.length > 0xff_ff) throw new Error('one frame carries 65,535 bytes')
    head[0] = 0x80 | opcode
    head[1] = 126
    head.writeUInt16BE(body.length, 2)
  }
  return Buffer.concat([head, body])
}

interface Frame {
  readonly opcode: number
  readonly body: Buffer
  readonly size: number
}

/** The first whole frame of what has come in; what a client sends is always masked. */
function readFrame(data: Buffer): Frame | undefined {
  if (data.length < 6) return undefined
  const short = data.readUInt8(1) & 0x7f
  const wide = short === 126 ? 2 : short === 127 ? 8 : 0
  const start = 2 + wide + 4
  if (data.length < start) return undefined
  const length =
    wide === 0 ? short : Number(data.readUIntBE(2 + Math.max(0, wide - 6), Math.min(6, wide)))
  if (data.length < start + length) return undefined
  const mask = data.subarray(start - 4, start)
  const body = Buffer.from(data.subarray(start, start + length))
  for (let at = 0; at < body.length; at++) body[at] = (body[at] ?? 0) ^ (mask[at % 4] ?? 0)
  return { opcode: data.readUInt8(0) & 0x0f, body, size: start + length }
}
