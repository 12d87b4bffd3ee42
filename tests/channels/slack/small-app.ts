import { App, type types } from '@slack/bolt'
import { createFaultyFetch } from './faulty-fetch.ts'
import type { Slack } from './workspace.ts'

const plain = (text: string) => ({ type: 'plain_text', text }) as const
const card: types.KnownBlock[] = [
  { type: 'section', block_id: 'q', text: { type: 'mrkdwn', text: 'Who uses it &amp; why?' } },
  {
    type: 'actions',
    block_id: 'a',
    elements: [
      {
        type: 'checkboxes',
        action_id: 'who',
        options: ['Staff', 'Customers'].map((name) => ({ text: plain(name), value: name })),
      },
      { type: 'button', action_id: 'save', value: 'v', text: plain('Save') },
      { type: 'button', action_id: 'why', text: plain('Why?') },
    ],
  },
]
const form: types.ModalView = {
  type: 'modal',
  callback_id: 'form',
  notify_on_close: true,
  title: plain('Why?'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'b',
      label: plain('Your words'),
      element: { type: 'plain_text_input', action_id: 'words' },
    },
  ],
}

/** The smallest app that does a little of everything, and what it heard. */
export async function startSmallApp(slack: Slack, socket = false) {
  const { fetch, plan, left } = createFaultyFetch()
  const heard: string[] = []
  const app = new App({
    token: slack.acme.botToken,
    ...(socket
      ? { socketMode: true, appToken: slack.app.appToken }
      : { signingSecret: slack.app.signingSecret }),
    convoStore: false,
    ignoreSelf: false,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.apiUrl, fetch, ...oneTry },
  })
  app.command('/whatif', async ({ ack, command, client }) => {
    await ack()
    await client.chat.postMessage({ channel: command.user_id, text: command.text, blocks: card })
  })
  app.action('who', async ({ ack }) => ack())
  app.action('save', async ({ ack, body, respond }) => {
    await ack()
    heard.push(JSON.stringify(body.type === 'block_actions' ? body.state : {}))
    await respond({ replace_original: true, text: 'Saved' })
  })
  app.action('why', async ({ ack, body, client }) => {
    await ack()
    if (body.type !== 'block_actions') return
    const opened = client.views.open({ trigger_id: body.trigger_id, view: form })
    await opened.catch((error) => heard.push(error.data.error))
  })
  app.view('form', async ({ ack, view }) => {
    const { b } = view.state.values
    const words = Object.values(b ?? {})[0]?.value ?? ''
    await (words.length < 3 ? ack({ response_action: 'errors', errors: { b: 'More' } }) : ack())
  })
  app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack }) => {
    await ack()
    heard.push('closed')
  })
  app.shortcut('add_story', async ({ ack, shortcut, respond }) => {
    await ack()
    if (shortcut.type === 'message_action') await respond(`Added: ${shortcut.message.text}`)
  })
  app.message(async ({ message, say, context }) => {
    if ('bot_id' in message && message.bot_id === context.botId) heard.push('of my own')
    else await say(`retry ${context.retryNum ?? 0}`)
  })
  app.event('app_mention', async ({ event, client }) => {
    const { channel, ts, user = '' } = event
    const told = client.chat.postMessage({ channel, thread_ts: ts, text: `Hello <@${user}>` })
    await told.catch((error) => heard.push(error.data.error))
  })
  app.event('app_home_opened', async ({ event, client }) => {
    const view = { type: 'home', blocks: card } as const
    await client.views.publish({ user_id: event.user, view })
  })
  const server = await app.start({ port: 0, host: '127.0.0.1' })
  const address = 'address' in server ? server.address() : null
  if (address !== null && typeof address === 'object') {
    slack.listensAt(`http://127.0.0.1:${address.port}/slack/events`)
  }
  return { heard, plan, left, stop: () => app.stop() }
}

/** One attempt for each call, and no waiting inside the library. */
export const oneTry = { retryConfig: { retries: 0 }, rejectRateLimitedCalls: true } as const

const nothing = () => undefined
/** Says nothing: what a test provokes is no news. */
export const quiet = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => 'error' as never,
  setName: nothing,
}
