import { mostFileBytes } from '../../domain/suggestion.ts'
import type { SuggestionFile } from '../../review/reviews.ts'

/** A file that a platform keeps for somebody. */
export interface KeptFile {
  readonly name: string
  readonly url: string
}

/** How files of a platform are fetched. */
export interface FileFetching {
  readonly fetch: typeof fetch
  /** The only addresses that are called: the platform's own. */
  readonly isAllowed: (url: string) => boolean
  /** Shows the platform who we are; absent where the address itself does. */
  readonly token?: string
}

const patienceMs = 30_000

/**
 * A file from a platform's own address, as far as it may be read: one larger than that is cut behind the bound, and
 * refused by whoever reads it. `undefined` where it cannot be fetched; no address in a file is ever called.
 */
export async function fetchFile(
  { name, url }: KeptFile,
  { fetch: call, isAllowed, token }: FileFetching,
): Promise<SuggestionFile | undefined> {
  if (!isAllowed(url)) return undefined
  try {
    const response = await call(url, {
      // A token is never carried elsewhere.
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      ...(token !== undefined && { headers: { Authorization: `Bearer ${token}` } }),
    })
    if (!response.ok || !response.body) return undefined
    return { name, bytes: await boundedBytes(response.body) }
  } catch {
    return undefined
  }
}

async function boundedBytes(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    parts.push(part)
    size += part.length
    if (size > mostFileBytes) break
  }
  return Buffer.concat(parts)
}
