import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer that is given instead of the real one; `lands` lets the call do its work first, `hangs` never answers. */
export interface Planned {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  readonly lands?: boolean
  readonly hangs?: boolean
}

/** A call that came by. */
export interface Call {
  readonly method: string
  readonly path: string
  readonly token: string | undefined
  readonly body: string
}

/** Stands before a tracker on this computer, sees every call, and answers the next ones as it is told. */
export class Front {
  readonly calls: Call[] = []
  readonly #planned: { isFor: (call: Call) => boolean; answer: Planned }[] = []
  readonly #server: Server
  readonly #behind: () => string

  constructor(behind: () => string) {
    this.#behind = behind
    this.#server = createServer((request, response) => {
      void this.#answer(request).then(
        (answer) => {
          if (!answer) return
          response.writeHead(answer.status, answer.headers)
          response.end(answer.body)
        },
        () => response.destroy(),
      )
    })
  }

  async open(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return this
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`
  }

  /** The next call of this method, or with this in its path or body, is answered so. */
  next(method: string, answer: Planned, part = ''): void {
    const isFor = (call: Call) =>
      call.method === method && `${call.path} ${call.body}`.includes(part)
    this.#planned.push({ isFor, answer })
  }

  /** How many calls of a method came by, with this in their path or body. */
  count(method: string, part = ''): number {
    return this.calls.filter(
      (call) => call.method === method && `${call.path} ${call.body}`.includes(part),
    ).length
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage) {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const { method = '', url = '/', headers } = request
    const call = { method, path: url, token: headers.authorization, body }
    this.calls.push(call)
    const at = this.#planned.findIndex(({ isFor }) => isFor(call))
    const planned = at < 0 ? undefined : this.#planned.splice(at, 1)[0]?.answer
    if (planned?.hangs) return undefined
    if (planned && !planned.lands) return told(planned)
    const passed = await fetch(new URL(url, this.#behind()), {
      method,
      headers: {
        'content-type': 'application/json',
        ...(headers.authorization && { authorization: headers.authorization }),
      },
      ...(body !== '' && { body }),
    })
    const text = await passed.text()
    if (planned) return told(planned)
    return {
      status: passed.status,
      headers: { 'content-type': 'application/json' },
      body: text,
    }
  }
}

const told = ({ status = 500, headers = {}, body = '{}' }: Planned) => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body,
})
