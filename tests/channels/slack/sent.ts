/** What Slack sends, as its own samples show it, with the parts that we do not read. */
export const user = { id: 'U0DANA', username: 'dana', name: 'dana', team_id: 'T0SWIM' }
export const team = { id: 'T0SWIM', domain: 'swim' }

const common = { team, user, api_app_id: 'A0', token: 'x', trigger_id: '12345.98765.abcd2358fdea' }

export const answered = {
  type: 'block_actions',
  ...common,
  container: {
    type: 'message',
    message_ts: '1763715600.000100',
    channel_id: 'D0DANA',
    is_ephemeral: false,
  },
  channel: { id: 'D0DANA', name: 'directmessage' },
  message: { ts: '1763715600.000100', text: 'x', blocks: [] },
  response_url: 'https://hooks.slack.com/actions/T0/1/x',
  state: {
    values: {
      b1: {
        'field.value': {
          type: 'checkboxes',
          selected_options: [
            { text: { type: 'plain_text', text: 'A website' }, value: 'web' },
            { text: { type: 'plain_text', text: 'An app' }, value: 'app' },
          ],
        },
      },
    },
  },
  actions: [
    {
      type: 'button',
      block_id: 'b2',
      action_id: 'answer.3.fields',
      text: { type: 'plain_text', text: 'Send' },
      value: '{"type":"answer","review":"r1","question":"about.shape","version":0}',
      style: 'primary',
      action_ts: '1763715601.000200',
    },
  ],
}

export const decided = {
  type: 'view_submission',
  ...common,
  view: {
    id: 'V0',
    team_id: 'T0SWIM',
    type: 'modal',
    hash: '1763.abc',
    callback_id: 'form',
    private_metadata:
      '{"action":{"type":"decide","review":"r1","finding":"guessed-password"},"channel":"C0SWIM"}',
    blocks: [],
    state: {
      values: {
        'decide.safeguards': {
          'field.safeguards': {
            type: 'multi_static_select',
            selected_options: [{ text: {}, value: 'two-step' }],
          },
        },
        'decide.own': { 'field.own': { type: 'plain_text_input', value: null } },
        'decide.treatment': {
          'field.treatment': { type: 'radio_buttons', selected_option: { value: 'mitigate' } },
        },
        'decide.owner': { 'field.owner': { type: 'users_select', selected_user: 'U0MEI' } },
        'decide.due': { 'field.due': { type: 'datepicker', selected_date: '2026-12-12' } },
        'decide.to': {
          'field.to': { type: 'conversations_select', selected_conversation: 'C0SWIM' },
        },
        'decide.share': { 'toggle.share': { type: 'checkboxes', selected_options: [] } },
        'decide.names.1': { 'field.names.1': { type: 'users_select', selected_user: 'U0RAVI' } },
      },
    },
  },
  response_urls: [],
}

export const called = {
  token: 'x',
  team_id: 'T0SWIM',
  team_domain: 'swim',
  channel_id: 'C0SWIM',
  channel_name: 'swim-booking',
  user_id: 'U0DANA',
  user_name: 'dana',
  command: '/whatif',
  text: 'Swim Booking',
  api_app_id: 'A0',
  is_enterprise_install: 'false',
  response_url: 'https://hooks.slack.com/commands/T0/1/x',
  trigger_id: '12345.98765.abcd2358fdea',
}

const event = (inner: object) => ({
  token: 'x',
  type: 'event_callback',
  team_id: 'T0SWIM',
  api_app_id: 'A0',
  event_id: 'Ev0PV52K21',
  event_time: 1763715600,
  authorizations: [{ team_id: 'T0SWIM', is_bot: true }],
  event: inner,
})

export const message = event({
  type: 'message',
  channel_type: 'im',
  user: 'U0DANA',
  text: 'not sure',
  ts: '1763715600.000300',
  channel: 'D0DANA',
  client_msg_id: 'x',
})
export const mentioned = event({
  type: 'app_mention',
  user: 'U0DANA',
  text: '<@U0APP> Swim Booking',
  ts: '1763715600.000400',
  thread_ts: '1763715500.000100',
  channel: 'C0SWIM',
})
export const homeOpened = event({ type: 'app_home_opened', user: 'U0DANA', tab: 'home' })
export const uninstalled = event({ type: 'app_uninstalled' })
export const revoked = event({
  type: 'tokens_revoked',
  tokens: { oauth: ['U0DANA'], bot: ['U0APP'] },
})

export const closed = {
  type: 'view_closed',
  team,
  user,
  api_app_id: 'A0',
  is_cleared: false,
  view: { ...decided.view, state: undefined },
}
export const shortcut = {
  type: 'shortcut',
  ...common,
  callback_id: 'start_check',
  action_ts: '1.2',
}
export const onMessage = {
  type: 'message_action',
  ...common,
  callback_id: 'add_story',
  channel: { id: 'C0SWIM', name: 'swim-booking' },
  message: { type: 'message', user: 'U0MEI', text: 'Somebody could guess it.', ts: '1.5' },
  response_url: 'https://hooks.slack.com/app/T0/1/x',
}

/** One of each. */
export const everySort: readonly object[] = [
  answered,
  decided,
  called,
  message,
  mentioned,
  homeOpened,
  uninstalled,
  revoked,
  closed,
  shortcut,
  onMessage,
]
