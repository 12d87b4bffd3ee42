import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RequestHandler } from 'express'

/** A file of the page, held in memory: what is not in the list cannot be asked for. */
interface Asset {
  readonly type: string
  readonly body: Buffer
  readonly tag: string
}

/** Every file of the page by its path. */
export type Assets = ReadonlyMap<string, Asset>

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** Reads the page's own modules, style and icon, and the three libraries it uses. */
export async function readAssets(folder: URL): Promise<Assets> {
  const own = (await readdir(folder)).filter((name) => /^[a-z-]+\.(js|css|svg)$/.test(name))
  const files = [
    ...own.map((name) => [`/page/${name}`, fileURLToPath(new URL(name, folder))] as const),
    ...libraries(),
  ]
  return new Map(
    await Promise.all(files.map(async ([path, file]) => [path, await asset(file)] as const)),
  )
}

function libraries(): (readonly [string, string])[] {
  const { resolve } = createRequire(import.meta.url)
  const beside = (name: string, file: string) => join(dirname(resolve(name)), file)
  return [
    ['/vendor/adaptivecards.js', resolve('adaptivecards/dist/adaptivecards.min.js')],
    ['/vendor/marked.js', beside('marked/package.json', 'lib/marked.umd.js')],
    ['/vendor/purify.js', resolve('dompurify/dist/purify.min.js')],
  ]
}

async function asset(file: string): Promise<Asset> {
  const body = await readFile(file)
  const type = types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { type, body, tag: `"${createHash('sha256').update(body).digest('base64url')}"` }
}

/** Serves exactly the files that were read. */
export function serveAssets(assets: () => Assets): RequestHandler {
  return (request, response, next) => {
    const found = assets().get(request.path)
    if (!found || (request.method !== 'GET' && request.method !== 'HEAD')) return next()
    response.set({ 'Content-Type': found.type, 'Cache-Control': 'no-cache', ETag: found.tag })
    if (request.headers['if-none-match'] === found.tag) response.status(304).end()
    else response.end(request.method === 'HEAD' ? undefined : found.body)
  }
}
