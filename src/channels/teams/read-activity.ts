import { limits } from '../../domain/limits.ts'
import type { KeptFile } from '../public/fetch-file.ts'
import { executeSchema, mentionsIn, submitSchema, type TeamsActivity } from './activity.ts'
import { attachmentsOf } from './attachments.ts'
import type { PlaceKind } from './reference.ts'

/** An incoming activity of Teams, as this channel handles it. */
export type Happened =
  /** `hasFile` where a file, a picture or a recording came with it. */
  | {
      readonly kind: 'said'
      readonly words: string
      readonly mentionsUs: boolean
      readonly hasFile: boolean
      readonly file?: KeptFile
    }
  /** Somebody changed a message that they had written. */
  | { readonly kind: 'edited' }
  /** `on` is the message whose card was pressed; `by` an older program's button where it is `submit`. */
  | {
      readonly kind: 'pressed'
      readonly by: 'execute' | 'submit'
      readonly data: Readonly<Record<string, unknown>>
      readonly on?: string
    }
  | { readonly kind: 'added' }
  /** A new version of the app was rolled out: nobody added it, and nobody removed it. */
  | { readonly kind: 'upgraded' }
  /** `uninstalled` where somebody removed the app; otherwise only its bot is no member any more. */
  | { readonly kind: 'removed'; readonly uninstalled: boolean }
  | PlaceChange
  /** An activity that expects an answer and is not supported. */
  | { readonly kind: 'unknownInvoke' }
  | { readonly kind: 'ignored' }

/** What became of a channel, a group chat or a whole team. */
export type PlaceChange =
  | { readonly kind: 'renamed'; readonly place: string; readonly name: string }
  | { readonly kind: 'deleted'; readonly place: string }
  | { readonly kind: 'teamRenamed'; readonly team: string; readonly name: string }
  | { readonly kind: 'teamDeleted'; readonly team: string }
  /** Nobody can write in a team that was archived, until it is opened again. */
  | { readonly kind: 'teamArchived'; readonly team: string; readonly archived: boolean }

/** Reads an activity; one that this channel does not handle is ignored. */
export function happenedIn(activity: TeamsActivity): Happened {
  switch (activity.type) {
    case 'message':
      return messageIn(activity)
    case 'messageUpdate':
      return activity.channelData?.eventType === 'editMessage' ? { kind: 'edited' } : ignored
    case 'invoke':
      return invokeIn(activity)
    case 'installationUpdate':
      return installedIn(activity)
    case 'conversationUpdate':
      return changedIn(activity)
    default:
      return ignored
  }
}

const ignored: Happened = { kind: 'ignored' }

function messageIn(activity: TeamsActivity): Happened {
  const pressed = submitSchema.safeParse(activity.value)
  if (pressed.success) return press('submit', pressed.data, activity)
  const words = wordsIn(activity)
  const botId = activity.recipient?.id
  const mentionsUs = mentionsIn(activity).some(({ mentioned }) => mentioned.id === botId)
  const { hasFile, file } = attachmentsOf(activity)
  return { kind: 'said', words, mentionsUs, hasFile, ...(file && { file }) }
}

function invokeIn(activity: TeamsActivity): Happened {
  if (activity.name !== 'adaptiveCard/action') return { kind: 'unknownInvoke' }
  const pressed = executeSchema.safeParse(activity.value)
  return press('execute', pressed.success ? pressed.data.action.data : {}, activity)
}

function press(
  by: 'execute' | 'submit',
  data: Readonly<Record<string, unknown>>,
  { replyToId, channelData }: TeamsActivity,
): Happened {
  const on = replyToId ?? channelData?.legacy?.replyToId
  return { kind: 'pressed', by, data, ...(on !== undefined && { on }) }
}

function installedIn({ action = '' }: TeamsActivity): Happened {
  if (action === 'add') return { kind: 'added' }
  if (action === 'remove') return { kind: 'removed', uninstalled: true }
  return action.endsWith('-upgrade') ? { kind: 'upgraded' } : ignored
}

function changedIn(activity: TeamsActivity): Happened {
  const { membersAdded = [], membersRemoved = [], recipient } = activity
  const isUs = (account: { id: string } | undefined) =>
    account !== undefined && account.id === recipient?.id
  if (membersAdded.some(isUs)) return { kind: 'added' }
  if (membersRemoved.some(isUs)) return { kind: 'removed', uninstalled: false }
  return placeChangeIn(activity) ?? ignored
}

function placeChangeIn(activity: TeamsActivity): PlaceChange | undefined {
  const { channelData, topicName, conversation } = activity
  const { channel, team, eventType = '' } = channelData ?? {}
  if (topicName !== undefined && conversation?.conversationType === 'groupChat') {
    return { kind: 'renamed', place: conversation.id, name: topicName }
  }
  if (channel && eventType === 'channelDeleted') return { kind: 'deleted', place: channel.id }
  if (channel?.name !== undefined && eventType === 'channelRenamed') {
    return { kind: 'renamed', place: channel.id, name: channel.name }
  }
  return team && teamChange(team, eventType)
}

function teamChange(
  { id: team, name }: { readonly id: string; readonly name?: string | undefined },
  eventType: string,
): PlaceChange | undefined {
  switch (eventType) {
    case 'teamRenamed':
      return name === undefined ? undefined : { kind: 'teamRenamed', team, name }
    case 'teamDeleted':
    case 'teamHardDeleted':
      return { kind: 'teamDeleted', team }
    case 'teamArchived':
    case 'teamUnarchived':
      return { kind: 'teamArchived', team, archived: eventType === 'teamArchived' }
    default:
      return undefined
  }
}

/**
 * What somebody typed: without the mentions of ourselves, and with other people's as their plain names. Our own
 * words are taken out as often as we are mentioned, because somebody else may have the same name.
 */
function wordsIn(activity: TeamsActivity): string {
  const botId = activity.recipient?.id
  const written = activity.text ?? ''
  let text = written.trim() === '' ? attachmentsOf(activity).words : written
  for (const { mentioned, text: words } of mentionsIn(activity)) {
    if (mentioned.id === botId && words) text = text.replace(words, ' ')
  }
  return text
    .replace(/<at[^<>]*>([^<>]*)<\/at>/g, '$1')
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/[ \t]+/g, ' ')
    .trim()
    .slice(0, limits.typed)
}

/** Where something happened. */
export interface Where {
  readonly kind: PlaceKind
  /** Without the thread. */
  readonly conversationId: string
  readonly threadRootId?: string
}

const rootMark = ';messageid='

/** Reads the conversation of an activity; `undefined` without one. */
export function whereIn({ conversation, channelData }: TeamsActivity): Where | undefined {
  if (!conversation) return undefined
  const [conversationId = '', threadRootId] = conversation.id.split(rootMark)
  if (conversationId === '') return undefined
  const kind = kindOf(conversation, channelData?.channel !== undefined)
  return { kind, conversationId, ...(threadRootId && { threadRootId }) }
}

/** The id under which a thread is written to. */
export const threadId = (conversationId: string, root: string): string =>
  `${conversationId}${rootMark}${root}`

function kindOf(
  conversation: NonNullable<TeamsActivity['conversation']>,
  hasChannel: boolean,
): PlaceKind {
  const { conversationType, isGroup, id } = conversation
  if (conversationType === 'personal') return 'personal'
  if (conversationType === 'groupChat') return 'groupChat'
  if (conversationType === 'channel' || hasChannel || id.includes('@thread.tacv2')) return 'channel'
  return isGroup || id.startsWith('19:') ? 'groupChat' : 'personal'
}
