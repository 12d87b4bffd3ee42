import type * as z from 'zod'
import type { KeptFile } from '../public/fetch-file.ts'
import { menuMark } from './button-rows.ts'
import { wordsOfMessage } from './message-words.ts'
import { eventCallback, interaction, type State, slashCommand } from './payloads.ts'

/** Who did something, and in which workspace; `id` is the same when Slack sends it again. */
interface Delivery {
  readonly id: string
  readonly team: string
  readonly user: { readonly id: string; readonly name?: string }
  /** They belong to another workspace, and act in a channel that both share. */
  readonly isOutsider: boolean
  /** Slack's id of this app, where it says so. */
  readonly app?: string
}

/** Somebody pressed a button, in a message, in a form's window or on the home page. */
export interface ButtonPress extends Delivery {
  readonly kind: 'press'
  readonly trigger?: string
  readonly actionId: string
  readonly value: string
  readonly state: State | undefined
  readonly channel?: string
  readonly message?: string
  readonly thread?: string
  readonly isEphemeral: boolean
  readonly view?: OpenView
  readonly responseUrl?: string
}

/** A window that is open on somebody's screen. */
export interface OpenView {
  readonly id: string
  readonly hash?: string
  readonly callback: string
  readonly metadata: string
}

/** Somebody sent a form. */
export interface Submission extends Delivery {
  readonly kind: 'submission'
  readonly trigger?: string
  readonly view: OpenView
  readonly state: State | undefined
}

/** Everything that Slack tells us and we act on. */
export type SlackDelivery =
  | ButtonPress
  | Submission
  /** A tick, a menu or a calendar was touched; the next button sends it along. */
  | (Delivery & { readonly kind: 'touched' })
  | (Delivery & { readonly kind: 'closed'; readonly view: OpenView })
  | (Delivery & { readonly kind: 'shortcut'; readonly callback: string; readonly trigger: string })
  | (Delivery & {
      readonly kind: 'messageShortcut'
      readonly callback: string
      readonly trigger: string
      readonly channel: string
      readonly message: string
      readonly text: string
      readonly responseUrl?: string
    })
  | (Delivery & {
      readonly kind: 'command'
      readonly command: string
      readonly text: string
      readonly channel: string
      readonly trigger: string
      readonly responseUrl?: string
    })
  | (Delivery & {
      readonly kind: 'mention' | 'directMessage'
      readonly text: string
      readonly channel: string
      readonly message: string
      readonly thread?: string
      /** A file, a picture or a voice clip came with it. */
      readonly hasFile: boolean
      /** The one file that came, where it can be fetched. */
      readonly file?: KeptFile
    })
  /** Somebody changed a message that they had written to the app. */
  | (Delivery & { readonly kind: 'edited'; readonly channel: string })
  /** `channel` is their own conversation with the app. */
  | (Delivery & { readonly kind: 'homeOpened' | 'messagesOpened'; readonly channel?: string })
  | { readonly kind: 'uninstalled'; readonly id: string; readonly team: string }
  | {
      readonly kind: 'tokensRevoked'
      readonly id: string
      readonly team: string
      readonly people: readonly string[]
      readonly bots: readonly string[]
    }

/** Reads whatever Slack sent, already verified; `undefined` for what we do not act on. */
export function readDelivery(body: unknown): SlackDelivery | undefined {
  const asInteraction = interaction.safeParse(body)
  if (asInteraction.success) return fromInteraction(asInteraction.data)
  const asEvent = eventCallback.safeParse(body)
  if (asEvent.success) return fromEvent(asEvent.data)
  const asCommand = slashCommand.safeParse(body)
  return asCommand.success ? fromCommand(asCommand.data) : undefined
}

type Interaction = z.infer<typeof interaction>
type Pressed = Extract<Interaction, { type: 'block_actions' }>

function fromInteraction(sent: Interaction): SlackDelivery | undefined {
  const by = behind(sent)
  if (!by) return undefined
  switch (sent.type) {
    case 'block_actions':
      return pressed(sent, by)
    case 'view_submission':
      return {
        kind: 'submission',
        ...by,
        ...given('trigger', sent.trigger_id),
        view: open(sent.view),
        state: sent.view.state ?? undefined,
      }
    case 'view_closed':
      return { kind: 'closed', ...by, view: open(sent.view) }
    case 'shortcut':
      return { kind: 'shortcut', ...by, callback: sent.callback_id, trigger: sent.trigger_id ?? '' }
    case 'message_action':
      return {
        kind: 'messageShortcut',
        ...by,
        callback: sent.callback_id,
        trigger: sent.trigger_id ?? '',
        channel: sent.channel.id,
        message: sent.message.ts,
        text: wordsOfMessage(sent.message),
        ...given('responseUrl', sent.response_url),
      }
  }
}

/** Slack gives every press and every form a trigger of its own, and the same one when it sends it again. */
function behind(sent: Interaction): Delivery | undefined {
  const stamp = sent.type === 'block_actions' ? sent.actions[0]?.action_ts : undefined
  const closed = sent.type === 'view_closed' ? `${sent.view.id}.${sent.view.hash ?? ''}` : undefined
  const id = sent.trigger_id ?? stamp ?? closed
  const team = sent.team?.id ?? sent.user.team_id
  if (id === undefined || team === undefined) return undefined
  const name = sent.user.name ?? sent.user.username
  return {
    id: `${sent.user.id}.${id}`,
    team,
    user: { id: sent.user.id, ...given('name', name) },
    isOutsider: (sent.user.team_id ?? team) !== team,
    ...given('app', sent.api_app_id),
  }
}

function pressed(sent: Pressed, by: Delivery): SlackDelivery {
  const [action] = sent.actions
  if (!action) return { kind: 'touched', ...by }
  const isMenu = action.type === 'static_select' && action.action_id.endsWith(menuMark)
  if (action.type !== 'button' && !isMenu) return { kind: 'touched', ...by }
  const { container } = sent
  return {
    kind: 'press',
    ...by,
    ...given('trigger', sent.trigger_id),
    actionId: action.action_id,
    value: (isMenu ? action.selected_option?.value : action.value) ?? '',
    state: sent.state ?? sent.view?.state ?? undefined,
    ...given('channel', container?.channel_id),
    ...given('message', container?.message_ts),
    ...given('thread', container?.thread_ts),
    isEphemeral: container?.is_ephemeral ?? false,
    ...given('view', sent.view ? open(sent.view) : undefined),
    ...given('responseUrl', sent.response_url),
  }
}

function open(view: NonNullable<Pressed['view']>): OpenView {
  const { id, hash, callback_id: callback, private_metadata: metadata } = view
  return { id, ...given('hash', hash), callback, metadata }
}

function fromEvent({
  event,
  event_id: id,
  team_id: outer,
  api_app_id: app,
  authorizations,
}: z.infer<typeof eventCallback>): SlackDelivery | undefined {
  const team = authorizations?.[0]?.team_id ?? outer
  switch (event.type) {
    case 'app_mention':
    case 'message': {
      if ('message' in event) return edited(event, { id, team })
      return {
        kind: event.type === 'message' ? 'directMessage' : 'mention',
        id,
        team,
        ...given('app', app),
        user: { id: event.user },
        isOutsider:
          event.type === 'app_mention' && (event.user_team ?? event.team ?? team) !== team,
        text: event.text,
        channel: event.channel,
        message: event.ts,
        ...given('thread', event.thread_ts),
        hasFile: (event.files ?? []).length > 0,
        ...given('file', onlyFile(event.files)),
      }
    }
    case 'app_home_opened':
      return {
        kind: event.tab === 'home' ? 'homeOpened' : 'messagesOpened',
        id,
        team,
        user: { id: event.user },
        isOutsider: false,
        ...given('channel', event.channel),
      }
    case 'app_uninstalled':
      return { kind: 'uninstalled', id, team }
    case 'tokens_revoked':
      return { kind: 'tokensRevoked', id, team, people: event.tokens.oauth, bots: event.tokens.bot }
  }
}

type Edited = Extract<z.infer<typeof eventCallback>['event'], { message: object }>

/** Slack says the same where it only unfolded a link: then the words are what they were. */
function edited(
  { channel, message, previous_message: before }: Edited,
  by: { readonly id: string; readonly team: string },
): SlackDelivery | undefined {
  if (message.text === before?.text) return undefined
  return { kind: 'edited', ...by, user: { id: message.user }, isOutsider: false, channel }
}

function fromCommand(sent: z.infer<typeof slashCommand>): SlackDelivery {
  return {
    kind: 'command',
    id: `${sent.user_id}.${sent.trigger_id}`,
    team: sent.team_id,
    user: { id: sent.user_id, ...given('name', sent.user_name) },
    isOutsider: false,
    ...given('app', sent.api_app_id),
    command: sent.command,
    text: sent.text,
    channel: sent.channel_id,
    trigger: sent.trigger_id,
    ...given('responseUrl', sent.response_url),
  }
}

/** A property that is there only with a value. */
const given = <Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [key in Name]?: Value } =>
  // The compiler cannot see that a computed name is the name.
  (value === undefined ? {} : { [name]: value }) as { readonly [key in Name]?: Value }

/** Of several files nobody could say which is meant. */
function onlyFile(
  files:
    | readonly {
        name?: string | null | undefined
        url_private_download?: string | null | undefined
      }[]
    | null
    | undefined,
): KeptFile | undefined {
  const [file, ...others] = files ?? []
  const url = file?.url_private_download
  return url && others.length === 0 ? { name: file.name || 'file', url } : undefined
}
