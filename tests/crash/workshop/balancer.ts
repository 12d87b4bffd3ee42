import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** Shares calls among instances, as whatever stands in front of them in a company does. */
export class Balancer {
  /** Calls for which no instance was there. */
  refused = 0
  /** Calls whose line broke after they were passed on, because an instance died with them. */
  broken = 0
  #ready: readonly number[] = []
  #turn = 0
  readonly #server: Server
  readonly #asking: NodeJS.Timeout

  /** `ports` are those of the instances; each is asked at `/readyz` whether it may get calls. */
  constructor(ports: readonly number[]) {
    this.#server = createServer((incoming, response) => {
      this.#pass(incoming, response).catch(() => response.destroy())
    })
    const ask = async (): Promise<void> => {
      const able = await Promise.all(ports.map((port) => isAble(port)))
      this.#ready = ports.filter((_, n) => able[n])
    }
    this.#asking = setInterval(() => void ask(), 300)
  }

  async open(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** How many instances get calls now. */
  get ready(): number {
    return this.#ready.length
  }

  async #pass(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const parts: Buffer[] = []
    for await (const part of incoming) parts.push(part)
    const from = this.#turn++
    const all = this.#ready.map((_, n, ports) => ports[(from + n) % ports.length])
    for (const port of all) {
      const end = await forward(Number(port), incoming, Buffer.concat(parts))
      if (end === 'nobody') continue
      if (end === 'broken') this.broken++
      const { status, body } = end === 'broken' ? { status: 502, body: '' } : end
      response.writeHead(status, { 'content-type': 'application/json' }).end(body)
      return
    }
    this.refused++
    response.writeHead(503).end()
  }

  close(): void {
    clearInterval(this.#asking)
    this.#server.closeAllConnections()
    this.#server.close()
  }
}

const isAble = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    ({ ok }) => ok,
    () => false,
  )

type End = { readonly status: number; readonly body: string } | 'nobody' | 'broken'

/** Passes a call on: `nobody` where it surely did not arrive, so that another one may have it. */
function forward(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<End> {
  return new Promise((resolve) => {
    const options = { port, host: '127.0.0.1', agent: false, headers, ...(method && { method }) }
    const call = request({ ...options, path: url ?? '/' }, (answer) => {
      let text = ''
      answer.on('data', (part: Buffer) => {
        text += part
      })
      answer.on('error', () => resolve('broken'))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 502, body: text }))
    })
    call.on('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'nobody' : 'broken'),
    )
    call.end(body)
  })
}
