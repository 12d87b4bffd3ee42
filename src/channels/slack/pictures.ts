import { createHash } from 'node:crypto'
import * as z from 'zod'
import { pictureAddress } from '../../conversation/addresses.ts'
import type { PictureKind } from '../../domain/picture.ts'
import type { Message } from '../../message/message.ts'
import type { Logger, Sender, Shelf } from '../../review/ports.ts'
import type { Reviews } from '../../review/reviews.ts'
import type { FileLinks } from '../public/file-links.ts'
import type { SlackPicture } from './draw.ts'
import { teamOf } from './place.ts'
import { noteRefusal } from './send-errors.ts'
import type { Workspace } from './workspaces.ts'

/** Draws an SVG as a PNG of this width in pixels. */
export type Rasterise = (svg: string, width: number) => Promise<Uint8Array> | Uint8Array

/** What every picture of a workspace is kept under. */
export const picturesOfTeam = (team: string): string => `slack/picture/${team}/`

const width = 1400
const keptSchema = z.strictObject({
  drawn: z.string(),
  file: z.string(),
  /** When it was uploaded, in milliseconds. */
  at: z.number().optional(),
})

/** What the pictures of a message need. */
interface PictureParts {
  readonly shelf: Shelf
  readonly rasterise: Rasterise
  readonly links: FileLinks | undefined
  readonly logger: Logger
  readonly reviews: () => Reviews
  readonly now: () => number
}

/** A card with pictures: of which check, and on whose behalf they are drawn. */
interface PictureCard {
  readonly sender: Sender
  readonly review: string
  readonly message: Message
  /** It stands in the thread of a posted summary, for months. */
  readonly posted: boolean
}

/**
 * The pictures of a message as Slack can show them: uploaded where the app may, otherwise at an address that ends: a
 * week after it was made, or with the posted summary that shows it.
 * Where neither works only their descriptions are shown.
 */
export async function picturesOf(
  parts: PictureParts,
  workspace: Workspace,
  { sender, review, message, posted }: PictureCard,
): Promise<ReadonlyMap<string, SlackPicture>> {
  const found = new Map<string, SlackPicture>()
  for (const element of message.elements) {
    if (element.type !== 'picture') continue
    const kind = element.picture
    const wanted = { sender, review, kind, posted }
    const shown = await pictureOf(parts, workspace, wanted).catch(() => undefined)
    if (shown) found.set(kind, shown)
  }
  return found
}

interface Wanted extends Omit<PictureCard, 'message'> {
  readonly kind: PictureKind
}

async function pictureOf(
  parts: PictureParts,
  workspace: Workspace,
  wanted: Wanted,
): Promise<SlackPicture | undefined> {
  if (workspace.may('files:write')) {
    const file = await uploaded(parts, workspace, wanted)
    if (file !== undefined) return { slackFile: file }
  }
  const { sender, review, kind, posted } = wanted
  const owner = { workspace: sender.workspace, person: sender.who.id, review, posted }
  const url = pictureAddress(parts.links, owner, kind)
  return url === undefined ? undefined : { url }
}

/** Slack takes uploads in by and by; one that it still does not know after this will not come. */
const takenInMs = 180_000
const soonestSeconds = 5

/**
 * When a picture of a check that Slack did not know yet is worth another try, in seconds; longer each time, and
 * `undefined` once Slack has had its time.
 */
export async function pictureAgainSeconds(
  { shelf, now }: Pick<PictureParts, 'shelf' | 'now'>,
  { team }: Pick<Workspace, 'team'>,
  review: string,
): Promise<number | undefined> {
  const names = await shelf.names(`${picturesOfTeam(team)}${review}/`)
  const kept = await Promise.all(names.map((name) => shelf.get(name)))
  const times = kept.flatMap((one) => keptSchema.safeParse(one).data?.at ?? [])
  const age = now() - Math.max(...times)
  return age < takenInMs ? Math.max(soonestSeconds, Math.ceil(age / 1000)) : undefined
}

/** Takes the pictures of a deleted check out of Slack; many cards are emptied at once, and each picture goes once. */
export async function forgetPictures(
  { shelf, logger }: Pick<PictureParts, 'shelf' | 'logger'>,
  { team, client }: Workspace,
  review: string,
): Promise<void> {
  for (const name of await shelf.names(`${picturesOfTeam(team)}${review}/`)) {
    if (beingForgotten.has(name)) continue
    beingForgotten.add(name)
    try {
      const kept = keptSchema.safeParse(await shelf.get(name))
      if (kept.success) {
        const gone = client.files.delete({ file: kept.data.file })
        await gone.catch(() => logger.warn('slack-picture-failed', { review }))
      }
      await shelf.remove(name)
    } finally {
      beingForgotten.delete(name)
    }
  }
}

/** The names of pictures that are on their way out; that another instance takes one out as well does no harm. */
const beingForgotten = new Set<string>()

/** The id of the picture's file in Slack; the same drawing is uploaded once. */
async function uploaded(
  { shelf, rasterise, reviews, logger, now }: PictureParts,
  workspace: Workspace,
  { sender, review, kind }: Wanted,
): Promise<string | undefined> {
  const svg = await reviews().picture(sender, review, kind)
  const drawn = createHash('sha256').update(svg).digest('hex')
  const name = `${picturesOfTeam(teamOf(sender.workspace))}${review}/${kind}`
  const kept = keptSchema.safeParse(await shelf.get(name))
  if (kept.success && kept.data.drawn === drawn) return kept.data.file
  try {
    const png = await rasterise(svg, width)
    const sent = await workspace.client.filesUploadV2({
      file: Buffer.from(png),
      filename: `${kind}.png`,
    })
    const file = fileIn(sent)
    if (file === undefined) return undefined
    const one = await keptOne(shelf, name, { drawn, file, at: now() })
    // Another instance was faster: nobody would ever take a second one out again.
    if (one !== file) await workspace.client.files.delete({ file }).catch(() => undefined)
    return one
  } catch (error) {
    noteRefusal(error, workspace)
    logger.warn('slack-picture-failed')
    return undefined
  }
}

/** Keeps an upload, unless the same drawing was uploaded meanwhile; the file that is kept. */
async function keptOne(
  shelf: Shelf,
  name: string,
  ours: z.infer<typeof keptSchema>,
): Promise<string> {
  const kept = await shelf.change(name, (before) => {
    const theirs = keptSchema.safeParse(before).data
    return theirs?.drawn === ours.drawn ? theirs : ours
  })
  return keptSchema.parse(kept).file
}

const sentSchema = z.object({
  files: z.array(z.object({ files: z.array(z.object({ id: z.string() })) })).min(1),
})

const fileIn = (sent: unknown): string | undefined => {
  const read = sentSchema.safeParse(sent)
  return read.success ? read.data.files[0]?.files[0]?.id : undefined
}
