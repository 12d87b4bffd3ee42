import * as z from 'zod'

const name = z.string().min(1).max(255)
/** Slack's own ids are short; ours are made of two of them, and the core takes 200 characters. */
const id = z.string().min(1).max(64)
const trigger = z.string().min(1).max(128)
const words = z.string().max(40_000)

const team = z.object({ id })
const user = z.object({
  id,
  username: words.optional(),
  name: words.optional(),
  team_id: id.optional(),
})

const option = z.object({ value: z.string().max(255) })

/** The value of an element that was filled in; Slack adds kinds of its own, which are left out. */
const filledIn = z.object({
  type: id,
  value: words.nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).max(100).nullish(),
  selected_user: id.nullish(),
  selected_conversation: id.nullish(),
  selected_date: z.string().max(10).nullish(),
})
const state = z.object({
  values: z.record(z.string().max(255), z.record(z.string().max(255), filledIn)),
})
export type FilledIn = z.infer<typeof filledIn>
export type State = z.infer<typeof state>

const view = z.object({
  id,
  hash: z.string().max(64).optional(),
  callback_id: z.string().max(255).default(''),
  private_metadata: z.string().max(3000).default(''),
  state: state.nullish(),
})

/** Which app was called; what has another shape counts as not said. */
const app = id.optional().catch(undefined)

const onBehalf = {
  team: team.nullish(),
  user,
  trigger_id: trigger.optional(),
  api_app_id: app,
}

/** What Slack sends when something is pressed, sent or called up: only what we read of it. */
export const interaction = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('block_actions'),
    ...onBehalf,
    actions: z
      .array(
        z.object({
          type: id,
          action_id: name,
          action_ts: id.optional(),
          value: z.string().max(2000).nullish(),
          selected_option: option.nullish(),
        }),
      )
      .min(1)
      .max(25),
    container: z
      .object({
        channel_id: id.optional(),
        message_ts: id.optional(),
        thread_ts: id.optional(),
        is_ephemeral: z.boolean().optional(),
      })
      .optional(),
    view: view.nullish(),
    state: state.nullish(),
    response_url: z.string().max(3000).optional(),
  }),
  z.object({ type: z.literal('view_submission'), ...onBehalf, view }),
  z.object({ type: z.literal('view_closed'), ...onBehalf, view }),
  z.object({ type: z.literal('shortcut'), ...onBehalf, callback_id: name }),
  z.object({
    type: z.literal('message_action'),
    ...onBehalf,
    callback_id: name,
    channel: z.object({ id }),
    message: z.object({
      ts: id,
      text: words.nullish(),
      user: id.nullish(),
      blocks: z.unknown().optional(),
      attachments: z.unknown().optional(),
    }),
    response_url: z.string().max(3000).optional(),
  }),
])

export const slashCommand = z.object({
  command: z.string().startsWith('/').max(255),
  text: words.default(''),
  team_id: id,
  channel_id: id,
  user_id: id,
  user_name: words.optional(),
  trigger_id: trigger,
  api_app_id: app,
  response_url: z.string().max(3000).optional(),
})

/** Where the person belongs; the envelope names where the app is installed. */
const ownTeam = { user_team: id.nullish(), team: id.nullish() }
const fromPerson = { user: id, bot_id: z.undefined().optional() }

/** Files, pictures and voice clips: what is needed to fetch one that holds answers. */
const files = z
  .array(
    z.looseObject({
      name: z.string().max(1000).nullish().catch(undefined),
      url_private_download: z.string().max(3000).nullish().catch(undefined),
    }),
  )
  .max(100)
  .nullish()

/** A message of a person that was changed; posts of apps carry their maker. */
const edited = z.object({
  type: z.literal('message'),
  subtype: z.literal('message_changed'),
  channel_type: z.literal('im'),
  channel: id,
  message: z.object({ ...fromPerson, text: words, edited: z.object({}) }),
  previous_message: z.object({ text: words.nullish() }).optional(),
})

const told = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('app_mention'),
    ...fromPerson,
    text: words,
    ts: id,
    channel: id,
    thread_ts: id.optional(),
    files,
    ...ownTeam,
  }),
  z.object({
    type: z.literal('message'),
    ...fromPerson,
    channel_type: z.literal('im'),
    /** Edits, deletions and our own posts carry another. */
    subtype: z.enum(['file_share', 'thread_broadcast']).optional(),
    text: words,
    ts: id,
    channel: id,
    thread_ts: id.optional(),
    files,
  }),
  z.object({
    type: z.literal('app_home_opened'),
    user: id,
    tab: z.enum(['home', 'messages']),
    channel: id.optional(),
  }),
  z.object({ type: z.literal('app_uninstalled') }),
  z.object({
    type: z.literal('tokens_revoked'),
    tokens: z.object({
      oauth: z.array(id).max(1000).default([]),
      bot: z.array(id).max(1000).default([]),
    }),
  }),
])

const event = z.union([edited, told])

export const eventCallback = z.object({
  type: z.literal('event_callback'),
  team_id: id,
  event_id: id,
  api_app_id: app,
  /** On whose behalf we are told; in a channel that companies share, `team_id` may be the other one's. */
  authorizations: z
    .array(z.object({ team_id: id.nullish() }))
    .max(100)
    .nullish(),
  event,
})
