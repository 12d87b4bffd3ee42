import { type RequestHandler, type Response, Router } from 'express'
import type { LinkedFile } from '../../conversation/addresses.ts'
import { isPictureKind } from '../../domain/picture.ts'
import { AppError } from '../../errors.ts'
import { type Say, sayIn } from '../../message/words.ts'
import type { Sender } from '../../review/ports.ts'
import type { ReportFile, Reviews } from '../../review/reviews.ts'
import { documentPolicy } from './document-policy.ts'
import type { FileAtLink, FileLinks } from './file-links.ts'

/** What the files are served with. */
interface FileRouteParts {
  readonly links: Pick<FileLinks, 'read'>
  readonly reviews: Pick<Reviews, 'report' | 'picture' | 'feed'>
  readonly say: Say
  /** Makes a PNG of some pixels across from our own SVG. */
  readonly rasterise: (svg: string, width: number) => Promise<Uint8Array>
}

/** Three pixels for each of the picture's own, so that it is sharp on every screen. */
const pictureWidth = 1080

/** Serves the files that links name, at `/files/…`, to whoever holds a link. */
export function fileRoutes(parts: FileRouteParts): Router {
  return Router({ strict: true, caseSensitive: true }).get('/files/:token', serve(parts))
}

function serve({
  links,
  reviews,
  say,
  rasterise,
}: FileRouteParts): RequestHandler<{ token: string }> {
  return async (request, response) => {
    const [language] = request.acceptsLanguages()
    const theirs = sayIn(say, language)
    const file = links.read(request.params.token)
    if (!file) return sendGone(response, theirs)
    try {
      const { what, review, people } = file
      if (file.posted && !(await isPosted(reviews, file))) return sendGone(response, theirs)
      if (isPictureKind(what)) {
        const svg = await reviews.picture(senderOf(file), review, what)
        sendPicture(response, await rasterise(svg, pictureWidth))
      } else {
        sendReport(response, await reviews.report(senderOf(file), review, what, people))
      }
    } catch (error) {
      // A link that outlived what it showed says no more than one that never was.
      if (!isGone(error)) throw error
      sendGone(response, theirs)
    }
  }
}

/** True while the posted summary shows this picture to everybody who reads its thread. */
async function isPosted(reviews: Pick<Reviews, 'feed'>, file: FileAtLink): Promise<boolean> {
  const { thread } = await reviews.feed(senderOf(file), file.review)
  return thread.some(({ message }) =>
    message.elements.some((one) => one.type === 'picture' && one.picture === file.what),
  )
}

/** Whoever follows a link sees what the person it was made for may see now. */
const senderOf = ({ workspace, person }: LinkedFile): Sender => ({
  workspace,
  channel: 'public',
  who: { id: person, name: person },
})

const isGone = (error: unknown): boolean =>
  error instanceof AppError && (error.code === 'not-found' || error.code === 'not-allowed')

function sendReport(response: Response, { name, mediaType, body }: ReportFile): void {
  response.attachment(name)
  response.set({
    'Content-Type': mediaType,
    'Content-Security-Policy': documentPolicy,
    'Cache-Control': 'private, no-store',
  })
  response.send(Buffer.from(body))
}

function sendPicture(response: Response, png: Uint8Array): void {
  response.set({
    'Content-Type': 'image/png',
    'Content-Security-Policy': documentPolicy,
    'Cache-Control': 'private, max-age=900',
    // Slack and Teams show it on pages of their own.
    'Cross-Origin-Resource-Policy': 'cross-origin',
  })
  response.send(Buffer.from(png))
}

function sendGone(response: Response, say: Say): void {
  response.status(404).type('text/plain').send(say('public.file.gone'))
}
