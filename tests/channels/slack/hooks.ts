import { randomUUID } from 'node:crypto'
import type { Emulated, PersonName } from './emulated.ts'
import type { Screens } from './screens.ts'
import type { Block, Json, Shown } from './shapes.ts'

/** What a response address was made for. */
export interface HookFor {
  readonly home: Emulated
  readonly person: PersonName
  readonly channel: string
  /** The message that was acted on; absent for a command. */
  readonly shown?: Shown
}

/** Response addresses: five uses in thirty minutes each. */
export interface Hooks {
  /** The path of a new one. */
  make(on: HookFor): string
  take(path: string, body: Json): Promise<{ readonly status: number; readonly body: string }>
  /** Lets time pass for all of them. */
  age(milliseconds: number): void
}

const halfAnHour = 30 * 60 * 1000

/** No address given out yet. */
export function createHooks(screens: Screens): Hooks {
  const open = new Map<string, { readonly on: HookFor; readonly made: number; uses: number }>()
  let passed = 0

  const take: Hooks['take'] = async (path, body) => {
    const hook = open.get(path)
    if (!hook || Date.now() + passed - hook.made > halfAnHour) return refused('expired_url')
    if (++hook.uses > 5) return refused('used_url')
    await answerTo(hook.on, screens, body)
    return { status: 200, body: 'ok' }
  }

  return {
    make: (on) => {
      const path = `/hooks/${randomUUID()}`
      open.set(path, { on, made: Date.now() + passed, uses: 0 })
      return path
    },
    take,
    age: (milliseconds) => {
      passed += milliseconds
    },
  }
}

const refused = (error: string) => ({ status: 404, body: JSON.stringify({ ok: false, error }) })

async function answerTo(on: HookFor, screens: Screens, body: Json): Promise<void> {
  const { home, shown } = on
  const {
    text = '',
    blocks = [],
    replace_original,
    delete_original,
    response_type,
    thread_ts,
  } = body
  const words = { text: String(text), blocks: blocks as readonly Block[] }
  if (shown && delete_original === true) return remove(on, shown, screens)
  if (shown && replace_original === true) {
    if (shown.onlyFor !== undefined) {
      screens.whisper({ ...shown, ...words, onlyFor: shown.onlyFor })
      return
    }
    await home.ask('watcher', 'chat.update', { channel: on.channel, ts: shown.ts, ...words })
    return
  }
  const thread = thread_ts === undefined ? {} : { thread_ts: String(thread_ts) }
  const message = { channel: on.channel, ...words, ...thread }
  if (response_type === 'in_channel') {
    await home.ask('watcher', 'chat.postMessage', message)
    return
  }
  const user = home.people[on.person]
  const { message_ts: ts } = await home.ask<{ message_ts: string }>(
    on.person,
    'chat.postEphemeral',
    { ...message, user },
  )
  screens.whisper({ ...message, ts, onlyFor: user })
}

async function remove({ home, channel }: HookFor, shown: Shown, screens: Screens): Promise<void> {
  if (shown.onlyFor !== undefined) screens.unwhisper(shown.ts)
  else await home.ask('watcher', 'chat.delete', { channel, ts: shown.ts })
}
