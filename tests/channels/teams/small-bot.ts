import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createConnector } from '../../../src/channels/teams/connector.ts'
import type { Json } from './shapes.ts'

const execute = (title: string, collects = false): Json => {
  const data = { type: title.toLowerCase() }
  const press = { title, data, associatedInputs: collects ? 'auto' : 'none' }
  return {
    type: 'Action.Execute',
    verb: 'press',
    ...press,
    fallback: { type: 'Action.Submit', ...press },
  }
}

/** A card with everything that a person can do something with. */
export const card = (words: string, more: Json = {}): Json => ({
  type: 'AdaptiveCard',
  version: '1.5',
  fallbackText: words,
  body: [
    { type: 'TextBlock', text: words, wrap: true },
    {
      type: 'Input.ChoiceSet',
      id: 'who',
      label: 'Who uses it?',
      isMultiSelect: true,
      choices: ['Staff', 'Guests'].map((title) => ({ title, value: title.toLowerCase() })),
    },
    { type: 'Input.Text', id: 'why', label: 'Your words', maxLength: 20 },
    { type: 'Input.Toggle', id: 'share', title: 'Others may see it', value: 'false' },
    {
      type: 'Container',
      items: [{ type: 'TextBlock', text: 'Something rather long', wrap: true }],
      selectAction: execute('Something rather long'),
    },
    { type: 'ActionSet', actions: [execute('Save', true), execute('Toast'), execute('Refuse')] },
  ],
  ...more,
})

/** A message of the app around a card. */
export const withCard = (content: Json): Json => ({
  type: 'message',
  summary: 'Something to read',
  attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
})

const answers: Readonly<Record<string, Json>> = {
  toast: { type: 'application/vnd.microsoft.activity.message', value: 'Thank you' },
  refuse: {
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message: 'Not now' },
  },
}

/** A bot of a few lines: it says back what it hears, and answers every press. */
export async function startSmallBot() {
  const heard: Json[] = []
  const app = express().use(express.json({ limit: '1mb' }))
  const connector = createConnector({ isAllowed: () => true, token: async () => undefined })
  const post = (activity: Json, message: Json) => {
    const { id = '' } = activity['conversation'] as { id?: string }
    const path = `conversations/${encodeURIComponent(id)}/activities`
    return connector.call(String(activity['serviceUrl']), { method: 'POST', path, body: message })
  }
  app.post('/', async ({ body: activity }, response) => {
    heard.push(activity)
    const { type, deliveryMode, text, value } = activity
    if (type === 'invoke') {
      const { data } = value.action
      const words = JSON.stringify(data).replaceAll('"', '')
      const shown = { type: 'application/vnd.microsoft.card.adaptive', value: card(words) }
      response.json({ statusCode: 200, ...(answers[data.type] ?? shown) })
      return
    }
    const message = withCard(card(`You said: ${text ?? JSON.stringify(value)}`))
    if (deliveryMode === 'expectReplies') response.json({ activities: [message] })
    else {
      if (type === 'message') await post(activity, message)
      response.sendStatus(200)
    }
  })
  const server = await new Promise<Server>((done) => {
    const started = app.listen(0, '127.0.0.1', () => done(started))
  })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    heard,
    connector,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}
