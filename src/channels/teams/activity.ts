import * as z from 'zod'
import { limits } from '../../domain/limits.ts'

/** The longest body that Teams may send us; its own messages stay under 100 kB. */
export const longestBody = 256 * 1024

/** What has another shape than Microsoft describes counts as not sent: one odd part spoils no message. */
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)

/** Every id of Teams is of plain letters and signs; anything else is none of theirs, and would name our files. */
const id = z
  .string()
  .max(500)
  .regex(/^[\x21-\x7e]+$/)
const tenantId = z.string().regex(/^[0-9A-Za-z-]{1,64}$/)
const label = z.string().trim().min(1).max(500)

const accountSchema = z.object({ id: id.max(200), name: maybe(label) })

const mentionSchema = z.object({
  type: z.literal('mention'),
  mentioned: z.object({ id }),
  text: maybe(z.string().max(1000)),
})

const channelDataSchema = z.object({
  tenant: maybe(z.object({ id: tenantId })),
  team: maybe(z.object({ id, name: maybe(label) })),
  channel: maybe(z.object({ id, name: maybe(label), type: maybe(label) })),
  eventType: maybe(label),
  legacy: maybe(z.object({ replyToId: maybe(id) })),
})

/** What Teams posts to us, as far as we look at it. */
export const activitySchema = z.object({
  type: z.string().min(1).max(100),
  id: maybe(id),
  timestamp: maybe(label),
  name: maybe(label),
  action: maybe(label),
  channelId: maybe(label),
  serviceUrl: maybe(z.string().max(500)),
  from: maybe(accountSchema),
  recipient: maybe(accountSchema),
  conversation: maybe(
    z.object({
      id,
      name: maybe(label),
      conversationType: maybe(label),
      isGroup: maybe(z.boolean()),
      tenantId: maybe(tenantId),
    }),
  ),
  text: maybe(z.string()),
  value: z.unknown().optional(),
  replyToId: maybe(id),
  deliveryMode: maybe(label),
  localTimezone: maybe(z.string().max(100)),
  locale: maybe(z.string().min(1).max(limits.language)),
  attachments: maybe(
    z
      .array(
        maybe(
          z.object({
            contentType: label,
            name: maybe(z.string().max(1000)),
            content: z.unknown().optional(),
          }),
        ),
      )
      .max(100),
  ),
  entities: maybe(z.array(z.unknown()).max(500)),
  topicName: maybe(label),
  membersAdded: maybe(z.array(maybe(accountSchema)).max(5000)),
  membersRemoved: maybe(z.array(maybe(accountSchema)).max(5000)),
  channelData: maybe(channelDataSchema),
})
export type TeamsActivity = z.infer<typeof activitySchema>

/** A mention of somebody in a message. */
type Mention = z.infer<typeof mentionSchema>

/** Who is mentioned, with the words that stand for them in the text. */
export const mentionsIn = ({ entities = [] }: TeamsActivity): readonly Mention[] =>
  entities.flatMap((entity) => {
    const mention = mentionSchema.safeParse(entity)
    return mention.success ? [mention.data] : []
  })

/** A card pressed by Action.Execute. */
export const executeSchema = z.object({
  action: z.object({ data: z.record(z.string(), z.unknown()).default({}) }),
})

/** What a card sends by Action.Submit: the data and the fields. */
export const submitSchema = z.record(z.string(), z.unknown())
