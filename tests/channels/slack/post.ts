import { Agent, request } from 'node:http'

/** What was answered, read to its last letter. */
export interface PostAnswer {
  readonly status: number
  readonly text: string
}

// A server gives up a quiet line after five seconds: here it is given up long before, so that none is used as it closes.
const agent = new Agent({ keepAlive: true, timeout: 1000 })

/** Posts to an address of this computer; it costs a third of what `fetch` does, and a walk posts thousands of times. */
export function post(
  address: string,
  { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
): Promise<PostAnswer> {
  return new Promise((done, fail) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(address, { method: 'POST', agent, headers: { ...headers, ...length } })
    asked.on('error', fail)
    asked.on('response', (answer) => {
      const parts: Buffer[] = []
      answer.on('error', fail)
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () =>
        done({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
      )
    })
    asked.end(body)
  })
}
