import { randomUUID } from 'node:crypto'
import { type Emulated, type PersonName, slackApp } from './emulated.ts'
import type { Delivery } from './sending.ts'
import type { Json, Shown, View } from './shapes.ts'

/** Somebody in a workspace, about to do something. */
export interface Who {
  readonly home: Emulated
  readonly name: PersonName
}

const envelope = ({ home, name }: Who) => ({
  team: { id: home.team, domain: home.name.toLowerCase() },
  user: { id: home.people[name], username: name, name, team_id: home.team },
  api_app_id: slackApp.id,
  token: 'not-used-any-more',
  enterprise: null,
  is_enterprise_install: false,
})

const now = (): string => (Date.now() / 1000).toFixed(6)

/** A command typed into a channel. */
export const commandOf = (who: Who, fields: Json): Delivery => ({
  kind: 'slash_commands',
  payload: {
    token: 'not-used-any-more',
    team_id: who.home.team,
    team_domain: who.home.name.toLowerCase(),
    user_id: who.home.people[who.name],
    user_name: who.name,
    api_app_id: slackApp.id,
    is_enterprise_install: 'false',
    ...fields,
  },
})

/** A shortcut, from anywhere or on a message. */
export const shortcutOf = (
  who: Who,
  callbackId: string,
  trigger: string,
  on?: { readonly shown: Shown; readonly response: string },
): Delivery => ({
  kind: 'interactive',
  payload: {
    ...envelope(who),
    type: on ? 'message_action' : 'shortcut',
    callback_id: callbackId,
    trigger_id: trigger,
    action_ts: now(),
    ...(on && {
      channel: { id: on.shown.channel, name: 'channel' },
      message_ts: on.shown.ts,
      message: messageOf(on.shown),
      response_url: on.response,
    }),
  },
})

function messageOf({ channel, onlyFor, ...shown }: Shown): Json {
  return { type: 'message', app_id: slackApp.id, ...shown }
}

/** Where a press happened: on a message, or on a home page or form. */
export type Pressed = { readonly shown: Shown; readonly response: string } | { readonly view: View }

/** A press on a button, or a choice in a menu outside a form. */
export const pressOf = (
  who: Who,
  on: Pressed,
  action: Json,
  state: { readonly values: Json; readonly trigger: string },
): Delivery => ({
  kind: 'interactive',
  payload: {
    ...envelope(who),
    type: 'block_actions',
    trigger_id: state.trigger,
    actions: [{ action_ts: now(), ...action }],
    ...('view' in on
      ? {
          container: { type: 'view', view_id: on.view.id },
          view: { ...on.view, state: { values: state.values } },
        }
      : {
          container: {
            type: 'message',
            message_ts: on.shown.ts,
            channel_id: on.shown.channel,
            is_ephemeral: on.shown.onlyFor !== undefined,
            ...(on.shown.thread_ts !== undefined && { thread_ts: on.shown.thread_ts }),
          },
          channel: { id: on.shown.channel, name: 'channel' },
          response_url: on.response,
          state: { values: state.values },
          ...(on.shown.onlyFor === undefined && { message: messageOf(on.shown) }),
        }),
  },
})

/** A form sent in. */
export const submissionOf = (who: Who, view: View, values: Json, trigger: string): Delivery => ({
  kind: 'interactive',
  payload: {
    ...envelope(who),
    type: 'view_submission',
    trigger_id: trigger,
    view: { ...view, state: { values } },
    response_urls: [],
  },
})

/** A form closed without sending it. */
export const closingOf = (who: Who, view: View): Delivery => ({
  kind: 'interactive',
  payload: { ...envelope(who), type: 'view_closed', view, is_cleared: false },
})

/** Something that happened, under an event id of its own. */
export const eventOf = (home: Emulated, event: Json): Delivery => ({
  kind: 'events_api',
  payload: {
    token: 'not-used-any-more',
    team_id: home.team,
    api_app_id: slackApp.id,
    type: 'event_callback',
    event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase()}`,
    event_time: Math.floor(Date.now() / 1000),
    event,
    is_ext_shared_channel: false,
    authorizations: [
      {
        enterprise_id: null,
        team_id: home.team,
        user_id: home.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
  },
})
