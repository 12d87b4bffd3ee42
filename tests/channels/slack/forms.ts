import { filledIn, findInput, type Given, stateOf, stillEmpty } from './elements.ts'
import { closingOf, submissionOf } from './payloads.ts'
import type { Acting } from './person.ts'
import { seenView } from './seen.ts'
import type { Reply } from './sending.ts'
import type { Json, View } from './shapes.ts'
import { soon } from './soon.ts'

/** What a person does with the form that is open. */
export interface Forms {
  form(): View | undefined
  readForm(): Promise<string>
  /** Fills in by label and sends. @throws when Slack’s own client would not let them */
  submit(values?: Readonly<Record<string, Given>>): Promise<FormReply>
  /** Closes it without sending; the app hears of it only where it asked to. */
  close(): Promise<Reply | undefined>
}

/** What came back to a form: the mistakes by label, where there are any. */
export interface FormReply extends Reply {
  readonly errors: Readonly<Record<string, string>>
}

interface FormAnswer {
  readonly response_action?: 'errors' | 'update' | 'push' | 'clear'
  readonly errors?: Readonly<Record<string, string>>
  readonly view?: Json
}

/** The forms of one person. */
export function createForms(acting: Acting, trigger: () => Promise<string>): Forms {
  const { home, name, screens, deliver } = acting
  const who = { home, name }
  const stack = () => screens.forms(home.people[name])
  const top = async (): Promise<View> => {
    const view = await soon(() => stack().at(-1))
    if (!view) throw new Error(`${name} has no form open`)
    return view
  }

  /** Slack shows a view of an answer under rules that the emulator has; so it goes through there. */
  const show = async (method: 'views.update' | 'views.push', view: Json, on: View) => {
    const shown: { trigger_id?: string; view_id?: string } = { view_id: on.id }
    if (method === 'views.push') {
      const fresh = await home.ask<{ trigger_id: string }>('watcher', 'views.generateTriggerId', {
        view_id: on.id,
      })
      shown.trigger_id = fresh.trigger_id
      screens.mint(fresh.trigger_id, home.people[name])
    }
    const args = { ...shown, view }
    screens.learn(method, args, await home.ask('watcher', method, args))
  }

  const follow = async (answer: FormAnswer, view: View): Promise<void> => {
    const { response_action: act } = answer
    if (act === 'errors') return
    if (act === 'clear') stack().length = 0
    else if (act === 'update' && answer.view) await show('views.update', answer.view, view)
    else if (act === 'push' && answer.view) await show('views.push', answer.view, view)
    else drop(stack(), view)
  }

  return {
    form: () => stack().at(-1),
    readForm: async () => seenView(await top(), acting.nameOf),
    submit: async (values = {}) => {
      const labels = Object.keys(values)
      // A window may still be loading.
      const ready = await soon(() =>
        stack()
          .slice(-1)
          .find(({ blocks }) => labels.every((label) => findInput(blocks, label))),
      )
      const view = ready ?? (await top())
      const filled = new Map<string, Json>()
      for (const [label, given] of Object.entries(values)) {
        const part = findInput(view.blocks, label)
        if (!part) throw new Error(`“${label}” is not in:\n${seenView(view, acting.nameOf)}`)
        filled.set(`${part.blockId}/${part.element.action_id}`, filledIn(part, given))
      }
      const state = stateOf(view.blocks, filled)
      const empty = stillEmpty(view.blocks, state)
      if (empty.length > 0) throw new Error(`Slack wants these filled in: ${empty.join(', ')}`)
      const reply = await deliver(submissionOf(who, view, state, await trigger()))
      if (reply.status !== 200) return { ...reply, errors: {} }
      const answer: FormAnswer = reply.body === '' ? {} : JSON.parse(reply.body)
      await follow(answer, view)
      return { ...reply, errors: answer.errors ?? {} }
    },
    close: async () => {
      const view = await top()
      drop(stack(), view)
      return view.notify_on_close ? deliver(closingOf(who, view)) : undefined
    },
  }
}

function drop(stack: View[], view: View): void {
  const at = stack.findIndex(({ id }) => id === view.id)
  if (at >= 0) stack.splice(at, 1)
}
