import {
  filledIn,
  findButton,
  findInput,
  type Given,
  isMenu,
  stateOf,
  wordsOf,
} from './elements.ts'
import type { Emulated, PersonName } from './emulated.ts'
import { createForms, type Forms } from './forms.ts'
import type { HookFor, Hooks } from './hooks.ts'
import { commandOf, eventOf, type Pressed, pressOf, shortcutOf } from './payloads.ts'
import type { Screens } from './screens.ts'
import { seen, seenView } from './seen.ts'
import type { Delivery, Reply, Sending } from './sending.ts'
import type { Element, Json, Shown, View } from './shapes.ts'
import { soon } from './soon.ts'

/** Where a person looks for something to press: the newest place that has it, unless it is said. */
export interface Where {
  /** A channel; otherwise their direct messages with the app. */
  readonly in?: string
  /** This very message as it was read earlier, their home page, or the form that is open. */
  readonly on?: Shown | 'home' | 'form'
  /** Only a message with these words in it. */
  readonly saying?: string
  /** What Slack says of the trigger when the app uses it too late. */
  readonly late?: boolean
}

/** One person in one workspace, with Slack open. */
export interface Person extends Forms {
  readonly id: string
  readonly name: string
  /** Their direct messages with the app. */
  dm(): Promise<string>
  /** Types `/whatif …`. */
  command(text: string, channel?: string): Promise<Reply>
  shortcut(callbackId: string): Promise<Reply>
  messageShortcut(callbackId: string, on: Shown): Promise<Reply>
  /** Presses a button, by what it says or its action id, as soon as it is there. */
  press(label: string, where?: Where): Promise<Reply>
  /** Fills in or picks something outside a form, by label, placeholder or action id. */
  choose(label: string, given: Given, where?: Where): Promise<Reply | undefined>
  /** Writes to the app directly. */
  say(text: string): Promise<Reply>
  /** Sends a file to the app, with or without words. */
  /** Shares a picture, or a file that can be fetched at an address. */
  attaches(text: string, shared?: { name: string; url_private_download: string }): Promise<Reply>
  /** Changes something that they wrote to the app. */
  edits(before: string, after: string): Promise<Reply>
  /** Writes in a channel, with the app’s name in it. */
  mention(text: string, channel: string, thread?: string): Promise<Reply>
  /** Writes in a channel without the app: it hears nothing of that. */
  write(text: string, channel: string, thread?: string): Promise<Shown>
  openHome(): Promise<Reply>
  /** Opens the conversation with the app without writing anything. */
  openMessages(): Promise<Reply>
  /** Brings the app into a channel. */
  invite(channel: string): Promise<void>
  /** Everything they see in their direct messages or a channel, oldest first; threads after their first message. */
  messages(channel?: string, most?: number): Promise<readonly Shown[]>
  /** The same as text. */
  read(channel?: string): Promise<string>
  /** What is in the newest file of this name. */
  openFile(name: string, channel?: string): Promise<Uint8Array>
  readHome(): string
  home(): View | undefined
}

/** What a person acts through. */
export interface Acting {
  readonly home: Emulated
  readonly name: PersonName
  readonly screens: Screens
  readonly hooks: Hooks
  readonly hookAddress: (path: string) => string
  readonly nameOf: (id: string) => string
  readonly deliver: (delivery: Delivery, how?: Sending) => Promise<Reply>
  readonly expire: (trigger: string) => void
}

const now = (): string => (Date.now() / 1000).toFixed(6)

/** A person at their screen. */
export function createPerson(acting: Acting): Person {
  const { home, name, screens, deliver, nameOf } = acting
  const id = home.people[name]
  const who = { home, name }
  const filled = new Map<string, Map<string, Json>>()
  let dmKnown: string | undefined

  const dm = async (): Promise<string> => {
    if (dmKnown === undefined) {
      const opened = await home.ask<{ channel: { id: string } }>('watcher', 'conversations.open', {
        users: id,
      })
      dmKnown = opened.channel.id
    }
    return dmKnown
  }

  const trigger = async (view?: string, late = false): Promise<string> => {
    const { trigger_id } = await home.ask<{ trigger_id: string }>(
      'watcher',
      'views.generateTriggerId',
      { user_id: id, ...(view && { view_id: view }) },
    )
    screens.mint(trigger_id, id)
    if (late) acting.expire(trigger_id)
    return trigger_id
  }

  const response = (on: Omit<HookFor, 'home' | 'person'>): string =>
    acting.hookAddress(acting.hooks.make({ ...on, home, person: name }))

  const messages = async (channel?: string, most = 1000): Promise<readonly Shown[]> => {
    const place = channel ?? (await dm())
    const top = await listed(home, name, 'conversations.history', { channel: place, limit: most })
    const threads = top.toReversed().map(async (first) => {
      if (first.reply_count === undefined) return [first]
      return listed(home, name, 'conversations.replies', { channel: place, ts: first.ts })
    })
    const standing = (await Promise.all(threads)).flat()
    const whispered = screens.whispers(id).filter((one) => one.channel === place)
    return [...standing.map((one) => ({ ...one, channel: place })), ...whispered]
  }

  const views = { home: () => screens.home(id), form: () => screens.forms(id).at(-1) }

  /** Where to look: the newest first. */
  const places = async ({ on, in: channel, saying = '' }: Where): Promise<(Shown | View)[]> => {
    if (typeof on === 'string') return [views[on]() ?? []].flat()
    const standing = on ? [on] : await messages(channel)
    return standing
      .filter((one) => seen(one, nameOf).includes(saying))
      .toSorted((a, b) => (a.ts < b.ts ? 1 : -1))
  }

  const find = async <Part>(
    where: Where,
    within: (blocks: View['blocks']) => Part | undefined,
    label: string,
  ): Promise<{ on: Shown | View; part: Part }> => {
    const found = await soon(async () => {
      for (const on of await places(where)) {
        const part = within(on.blocks ?? [])
        if (part) return { on, part }
      }
      return undefined
    })
    if (found) return found
    const looked = await places(where)
    const there = looked.map((on) => (isView(on) ? seenView(on, nameOf) : seen(on, nameOf)))
    throw new Error(`${name} looks for “${label}” and sees only:\n${there.join('\n\n')}`)
  }

  const keyOf = (on: Shown | View) => (isView(on) ? on.id : on.ts)

  const send = async (on: Shown | View, action: Json, late = false): Promise<Reply> => {
    const values = stateOf(on.blocks ?? [], filled.get(keyOf(on)) ?? new Map())
    const pressed: Pressed = isView(on)
      ? { view: on }
      : { shown: on, response: response({ channel: on.channel, shown: on }) }
    const fresh = await trigger(isView(on) && on.type === 'modal' ? on.id : undefined, late)
    return deliver(pressOf(who, pressed, action, { values, trigger: fresh }))
  }

  const event = (payload: Json): Promise<Reply> => deliver(eventOf(home, payload))

  const write: Person['write'] = async (text, channel, thread) => {
    const { ts } = await home.ask<{ ts: string }>(name, 'chat.postMessage', {
      channel,
      text,
      ...(thread && { thread_ts: thread }),
    })
    return { channel, ts, text, user: id, ...(thread && { thread_ts: thread }) }
  }

  const heard = ({ channel, ...shown }: Shown) => ({ channel, event_ts: shown.ts, ...shown })

  return {
    ...createForms(acting, () => trigger()),
    id,
    name,
    dm,
    messages,
    write,
    command: async (text, channel) => {
      const place = channel ?? (await dm())
      const common = { command: '/whatif', text, channel_id: place, trigger_id: await trigger() }
      const fields = { channel_name: nameOf(place), response_url: response({ channel: place }) }
      return deliver(commandOf(who, { ...common, ...fields }))
    },
    shortcut: async (callbackId) => deliver(shortcutOf(who, callbackId, await trigger())),
    messageShortcut: async (callbackId, shown) => {
      const on = { shown, response: response({ channel: shown.channel, shown }) }
      return deliver(shortcutOf(who, callbackId, await trigger(), on))
    },
    press: async (label, where = {}) => {
      const { on, part } = await find(where, (blocks) => findButton(blocks, label), label)
      const { element, blockId } = part
      const pressed = isMenu(element)
        ? { ...filledIn(part, label), action_id: element.action_id }
        : pressedOf(element)
      return send(on, { ...pressed, block_id: blockId }, where.late)
    },
    choose: async (label, given, where = {}) => {
      const { on, part } = await find(where, (blocks) => findInput(blocks, label), label)
      const { block, element, blockId } = part
      const put = filledIn(part, given)
      const kept = filled.get(keyOf(on)) ?? new Map<string, Json>()
      filled.set(keyOf(on), kept.set(`${blockId}/${element.action_id}`, put))
      const quiet = block.type === 'input' && block.dispatch_action !== true
      if (quiet) return undefined
      return send(on, { ...put, action_id: element.action_id, block_id: blockId }, where.late)
    },
    say: async (text) => {
      const shown = await write(text, await dm())
      return event({ type: 'message', channel_type: 'im', team: home.team, ...heard(shown) })
    },
    attaches: async (text, shared) => {
      const shown = await write(text || 'photo.png', await dm())
      const file = {
        subtype: 'file_share',
        files: [{ id: 'F0', mimetype: 'image/png', ...shared }],
      }
      const base = { type: 'message', channel_type: 'im', team: home.team, ...heard(shown) }
      return event({ ...base, ...file, text })
    },
    edits: async (before, after) => {
      const message = { type: 'message', user: id, ts: now(), team: home.team }
      return event({
        type: 'message',
        subtype: 'message_changed',
        channel_type: 'im',
        channel: await dm(),
        ts: now(),
        message: { ...message, text: after, edited: { user: id, ts: now() } },
        previous_message: { ...message, text: before },
      })
    },
    mention: async (text, channel, thread) => {
      const shown = await write(`<@${home.botUser}> ${text}`, channel, thread)
      return event({ type: 'app_mention', team: home.team, ...heard(shown) })
    },
    openHome: async () =>
      event({ type: 'app_home_opened', user: id, channel: await dm(), tab: 'home' }),
    openMessages: async () =>
      event({ type: 'app_home_opened', user: id, channel: await dm(), tab: 'messages' }),
    invite: async (channel) => {
      await home.ask(name, 'conversations.invite', { channel, users: home.botUser })
    },
    read: async (channel) => (await messages(channel)).map((one) => seen(one, nameOf)).join('\n\n'),
    openFile: async (wanted, channel) => {
      const files = (await messages(channel)).flatMap((one) => one.files ?? [])
      const file = files.findLast((one) => one.name === wanted)
      if (!file) throw new Error(`${name} sees no file ${wanted}`)
      return home.download(file.url_private)
    },
    readHome: () => {
      const view = views.home()
      return view ? seenView(view, nameOf) : ''
    },
    home: views.home,
  }
}

const isView = (on: Shown | View): on is View => 'hash' in on

type Listed = Shown & { readonly reply_count?: number }

async function listed(
  home: Emulated,
  name: PersonName,
  method: string,
  args: Json,
): Promise<readonly Listed[]> {
  const { messages } = await home.ask<{ messages: Listed[] }>(name, method, args)
  return messages
}

const pressedOf = ({ type, action_id, value, text }: Element): Json => ({
  type,
  action_id,
  text: { type: 'plain_text', text: wordsOf(text) },
  ...(value !== undefined && { value }),
})
