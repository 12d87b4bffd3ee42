import type { Json, Shown, View } from './shapes.ts'

/** What stands on people's screens and is in no conversation: whispers, open forms, home pages. */
export interface Screens {
  /** Remembers for whom a trigger was made. */
  mint(trigger: string, user: string): void
  /** Learns what the app put on a screen from what it asked and what it was told. */
  learn(method: string, args: Json, answer: Json): void
  whisper(shown: Shown & { readonly onlyFor: string }): void
  unwhisper(ts: string): void
  whispers(user: string): readonly Shown[]
  home(user: string): View | undefined
  /** The open forms of a person, the top one last. */
  forms(user: string): View[]
}

/** Nothing on any screen yet. */
export function createScreens(): Screens {
  const triggers = new Map<string, string>()
  const homes = new Map<string, View>()
  const stacks = new Map<string, View[]>()
  let whispered: (Shown & { readonly onlyFor: string })[] = []

  const forms = (user: string): View[] => {
    const stack = stacks.get(user) ?? []
    stacks.set(user, stack)
    return stack
  }

  const redraw = (view: View): void => {
    for (const stack of stacks.values()) {
      const at = stack.findIndex(({ id }) => id === view.id)
      if (at >= 0) stack[at] = view
    }
  }

  const learn: Screens['learn'] = (method, args, answer) => {
    const { view, message_ts: ts } = answer as { view: View; message_ts: string }
    const { trigger_id, user_id } = args
    const user = triggers.get(String(trigger_id)) ?? ''
    if (method === 'views.open') stacks.set(user, [view])
    if (method === 'views.push') forms(user).push(view)
    if (method === 'views.update') redraw(view)
    if (method === 'views.publish') homes.set(String(user_id), view)
    if (method === 'chat.postEphemeral') {
      const shown = args as unknown as Shown & { readonly user: string }
      whispered.push({ ...shown, ts, onlyFor: shown.user })
    }
  }

  return {
    mint: (trigger, user) => void triggers.set(trigger, user),
    learn,
    whisper: (shown) => {
      whispered = [...whispered.filter(({ ts }) => ts !== shown.ts), shown]
    },
    unwhisper: (gone) => {
      whispered = whispered.filter(({ ts }) => ts !== gone)
    },
    whispers: (user) => whispered.filter(({ onlyFor }) => onlyFor === user),
    home: (user) => homes.get(user),
    forms,
  }
}
