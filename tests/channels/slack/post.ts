import { request } from 'node:http'

/** What was answered, read to its last letter. */
export interface PostAnswer {
  readonly status: number
  readonly text: string
}

/**
 * Posts to an address of this computer, which costs far less than `fetch`, and a walk posts thousands of times. Each
 * has a line of its own: one that the other end closes just as it is used again would look like trouble.
 */
export function post(
  address: string,
  { body, headers }: { readonly body: string; readonly headers: Readonly<Record<string, string>> },
): Promise<PostAnswer> {
  return new Promise((done, fail) => {
    const length = { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(address, {
      method: 'POST',
      agent: false,
      headers: { ...headers, ...length },
    })
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
