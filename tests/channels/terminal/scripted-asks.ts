import {
  leave,
  type PromptAnswer,
  type Prompts,
  type Said,
} from '../../../src/channels/terminal/clack-prompts.ts'
import type { Pick } from '../../../src/channels/terminal/list-prompt.ts'

/** What a person at the keyboard does at the next prompt. */
export type Move =
  | { readonly pick: string }
  | { readonly tick: readonly string[] }
  | { readonly type: string }
  | { readonly say: boolean }
  | 'ctrl-c'

/** A person who follows a script; a prompt that does not fit the next move is a mistake. */
export class ScriptedAsks implements Prompts {
  /** All that was on the screen, prompts among them. */
  readonly screen: string[] = []
  readonly #moves: Move[]

  constructor(moves: readonly Move[]) {
    this.#moves = [...moves]
  }

  tell(text: string): void {
    this.screen.push(text)
  }

  greet(title: string): void {
    this.screen.push(title)
  }

  bye(words: string): void {
    this.screen.push(words)
  }

  async one(label: string, picks: readonly Pick[]): Promise<PromptAnswer<string>> {
    this.screen.push([label, ...picks.map((pick) => `( ) ${pick.label}`)].join('\n'))
    const move = this.#next()
    if (move === 'ctrl-c') return leave
    if (!('pick' in move)) throw this.#unfit(move)
    return this.#called(picks, move.pick)
  }

  async oneOrWords(label: string, picks: readonly Pick[]): Promise<PromptAnswer<string | Said>> {
    this.screen.push([label, ...picks.map((pick) => `( ) ${pick.label}`)].join('\n'))
    const move = this.#next()
    if (move === 'ctrl-c') return leave
    if ('type' in move) return { said: move.type }
    if (!('pick' in move)) throw this.#unfit(move)
    return this.#called(picks, move.pick)
  }

  async several({
    label,
    picks,
    instead,
  }: Parameters<Prompts['several']>[0]): Promise<PromptAnswer<readonly string[]>> {
    const all = [...picks, ...(instead?.picks ?? [])]
    this.screen.push([label, ...all.map((pick) => `[ ] ${pick.label}`)].join('\n'))
    const move = this.#next()
    if (move === 'ctrl-c') return leave
    if (!('tick' in move)) throw this.#unfit(move)
    return move.tick.map((words) => this.#called(all, words))
  }

  async severalOrWords(
    wish: Parameters<Prompts['severalOrWords']>[0],
  ): Promise<PromptAnswer<readonly string[] | Said>> {
    const [move] = this.#moves
    if (move === undefined || move === 'ctrl-c' || !('type' in move)) return this.several(wish)
    this.#next()
    this.screen.push(wish.label)
    return { said: move.type }
  }

  async words({ label, problem }: Parameters<Prompts['words']>[0]): Promise<PromptAnswer<string>> {
    this.screen.push(label)
    for (;;) {
      const move = this.#next()
      if (move === 'ctrl-c') return leave
      if (!('type' in move)) throw this.#unfit(move)
      const wrong = problem?.(move.type)
      if (wrong === undefined) return move.type
      this.screen.push(wrong)
    }
  }

  async yesNo(label: string): Promise<PromptAnswer<boolean>> {
    this.screen.push(label)
    const move = this.#next()
    if (move === 'ctrl-c') return leave
    if (!('say' in move)) throw this.#unfit(move)
    return move.say
  }

  /** True when the whole script was played. */
  get isOver(): boolean {
    return this.#moves.length === 0
  }

  #next(): Move {
    const move = this.#moves.shift()
    if (!move) throw new Error(`no move is left at:\n${this.screen.at(-1)}`)
    return move
  }

  #called(picks: readonly Pick[], words: string): string {
    const found = picks.find(({ label }) => label.startsWith(words))
    if (!found) throw new Error(`there is no “${words}” in:\n${this.screen.at(-1)}`)
    return found.value
  }

  #unfit(move: Move): Error {
    return new Error(`${JSON.stringify(move)} does not fit:\n${this.screen.at(-1)}`)
  }
}
