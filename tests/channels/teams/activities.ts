import { randomUUID } from 'node:crypto'
import { type Home, newMoment, uuidOf } from './home.ts'
import { type Account, type Conversation, type Json, teamsApp } from './shapes.ts'

/** Who acts, where, and in which thread. */
export interface Scene {
  readonly home: Home
  readonly who: Account
  readonly place: Conversation
  readonly root?: string
  readonly zone?: string
  /** What their Teams is set to; otherwise American English. */
  readonly language?: string
}

/** What every activity has, in the shape of real ones. */
function common({ home, who, place, root, zone, language = 'en-US' }: Scene, named = true): Json {
  const { id, kind, name } = place
  const thread = kind === 'channel' && root !== undefined ? `${id};messageid=${root}` : id
  return {
    timestamp: new Date(Number(newMoment())).toISOString(),
    channelId: 'msteams',
    serviceUrl: home.serviceUrl,
    from: { id: who.id, ...(named && { name: who.name }), aadObjectId: who.aadObjectId },
    conversation: {
      ...(kind !== 'personal' && { isGroup: true }),
      conversationType: kind,
      tenantId: home.tenantId,
      id: thread,
      ...(kind === 'groupChat' && { name }),
    },
    recipient: { id: teamsApp.botId, name: teamsApp.name },
    locale: language,
    ...(zone !== undefined && { localTimezone: zone }),
  }
}

const clientInfo = ({ zone }: Scene): Json => ({
  locale: 'en-US',
  country: 'US',
  platform: 'Web',
  ...(zone !== undefined && { timezone: zone }),
  type: 'clientInfo',
})

/** What Teams itself adds; messages do not say what a channel is called. */
const channelData = ({ home, place }: Scene, more: Json = {}): Json => ({
  ...(place.kind === 'channel' && {
    teamsChannelId: place.id,
    teamsTeamId: home.team.id,
    channel: { id: place.id },
    team: { id: home.team.id },
  }),
  tenant: { id: home.tenantId },
  ...more,
})

const asHtml = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Somebody wrote something; `mention` puts the app's name before it. */
export function messageOf(context: Scene, id: string, text: string, mention: boolean): Json {
  const name = `<at>${teamsApp.name}</at>`
  const entity = {
    mentioned: { id: teamsApp.botId, name: teamsApp.name },
    text: name,
    type: 'mention',
  }
  const span = `<span itemtype="http://schema.skype.com/Mention" itemscope="" itemid="0">${teamsApp.name}</span>&nbsp;`
  const html = `<p>${mention ? span : ''}${asHtml(text)}</p>`
  return {
    type: 'message',
    id,
    text: mention ? `${name}&nbsp;${text}\n` : text,
    textFormat: 'plain',
    attachments: [{ contentType: 'text/html', content: html }],
    ...common(context),
    entities: [...(mention ? [entity] : []), clientInfo(context)],
    channelData: channelData(context),
  }
}

/** A button was pressed: by a program of today, or by an older one. */
export function pressOf(
  context: Scene,
  on: string,
  action: { readonly verb?: unknown; readonly data: Json },
  how: { readonly as?: 'execute' | 'submit'; readonly legacy?: boolean } = {},
): Json {
  const { as = 'execute', legacy = false } = how
  const { verb, data } = action
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }
  return {
    ...(as === 'submit'
      ? { type: 'message', value: data }
      : { type: 'invoke', name: 'adaptiveCard/action', value }),
    id: `f:${randomUUID()}`,
    ...common(context),
    entities: [clientInfo(context)],
    // What Teams says of older days is an id of another kind.
    channelData: channelData(context, {
      source: { name: 'message' },
      legacy: { replyToId: `1:1X-${uuidOf(on).replaceAll('-', '')}` },
    }),
    ...(!legacy && { replyToId: on }),
  }
}

/** The app was added or removed: Teams tells it twice, without the name of who did it. */
export function installOf(context: Scene, does: 'add' | 'remove'): readonly [Json, Json] {
  const { home, place } = context
  const settings = { selectedChannel: { id: place.id } }
  const { aadGroupId, name, id } = home.team
  const inTeam = place.kind === 'channel' && { settings, team: { aadGroupId, name, id } }
  const channel = place.kind === 'channel' && { channel: { id: place.id } }
  const bot = [{ id: teamsApp.botId }]
  const before = common(context, false)
  return [
    {
      type: 'installationUpdate',
      action: does,
      id: `f:${randomUUID()}`,
      ...before,
      entities: [{ locale: 'en-US', type: 'clientInfo' }],
      channelData: {
        ...inTeam,
        ...channel,
        tenant: { id: home.tenantId },
        source: { name: 'message' },
      },
    },
    {
      type: 'conversationUpdate',
      ...(does === 'add' ? { membersAdded: bot } : { membersRemoved: bot }),
      id: `f:${randomUUID()}`,
      ...before,
      channelData: {
        ...inTeam,
        ...(inTeam && { eventType: does === 'add' ? 'teamMemberAdded' : 'teamMemberRemoved' }),
        tenant: { id: home.tenantId },
      },
    },
  ]
}

/** Somebody reacted to a message of the app; Teams does not say what they are called. */
export const reactionOf = (context: Scene, on: string, kind: string): Json => ({
  type: 'messageReaction',
  reactionsAdded: [{ type: kind }],
  id: `f:${randomUUID()}`,
  ...common(context, false),
  replyToId: on,
  channelData: channelData(context, { legacy: { replyToId: `1:1X-${uuidOf(on)}` } }),
})

/** Somebody changed what they had written. */
export const editOf = (context: Scene, id: string, text: string, mention: boolean): Json => ({
  ...messageOf(context, id, text, mention),
  type: 'messageUpdate',
  channelData: channelData(context, { eventType: 'editMessage' }),
})
