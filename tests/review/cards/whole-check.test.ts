import { expect, test } from 'vitest'
import type { Outcome } from '../../../src/review/ports.ts'
import { Bench, weak, words } from '../bench.ts'

/** What three people do in one check, and all that they see, as lines to read. */
class Told {
  readonly lines: string[] = []
  readonly #bench = new Bench()
  #seen = new Map<string, string>()
  review = ''

  async does(name: string, action: { readonly type: string } & Record<string, unknown>) {
    const about = this.review === '' ? action : { review: this.review, ...action }
    const outcome = await this.#bench.act(name, about)
    this.review = outcome.review ?? this.review
    const { type, ...more } = action
    this.lines.push('', `${name}: ${type} ${JSON.stringify(more)}`.trim())
    this.lines.push(...this.#answer(outcome))
    for (const one of ['Dana', 'Ravi', 'Mei']) await this.#look(one)
  }

  #answer({ replies = [], form }: Outcome): readonly string[] {
    const said = replies.flatMap((reply) => words(reply).split('\n'))
    return [...said, ...(form ? [`(a form: ${form.title})`] : [])].map((line) => `  > ${line}`)
  }

  /** Every card of theirs that is not as it was. */
  async #look(name: string) {
    // Whoever was not asked yet has no part in it.
    const none = { own: [] }
    const { own } = await this.#bench.feed(name, this.review).catch(() => none)
    for (const { id, message } of own) {
      const now = words(message)
      const key = `${name} ${id}`
      if (this.#seen.get(key) === now) continue
      this.#seen.set(key, now)
      this.lines.push(`  ${key}`, ...now.split('\n').map((line) => `    ${line}`))
    }
  }

  async answers(name: string, given: Readonly<Record<string, string | readonly string[]>>) {
    const walked = await this.#bench.answerAll(name, this.review, given)
    this.lines.push('', `${name} answers ${walked.length} questions`)
    for (const one of ['Dana', 'Ravi', 'Mei']) await this.#look(one)
  }

  /** All that was told since it was asked for last. */
  text(): string {
    return `${this.lines.splice(0).join('\n').trim()}\n`
  }

  days(count: number) {
    this.#bench.clock.pass(count * 86_400)
    this.lines.push('', `(${count} days later)`)
  }
}

// After a wanted change: npx vitest run tests/review/cards/whole-check.test.ts -u, and read the difference.
test('a check from its first card to the next look reads as a whole', async () => {
  const told = new Told()
  await told.does('Dana', { type: 'start', product: 'Swim *Booking*', depth: 'quick' })
  const on = { version: 0 }
  await told.does('Dana', { type: 'why', question: 'about.stage' })
  await told.does('Dana', { type: 'answer', question: 'about.stage', ...on, value: 'live' })
  await told.does('Dana', { type: 'back' })
  await told.does('Dana', { type: 'answer', question: 'about.stage', version: 1, value: 'build' })
  await told.does('Dana', { type: 'handOver', question: 'info.leak', to: 'Ravi' })
  await told.does('Dana', { type: 'stop' })
  await told.does('Ravi', { type: 'answer', question: 'info.leak', ...on, value: 'hurt' })
  await told.does('Ravi', { type: 'change', question: 'info.leak' })
  await told.does('Dana', { type: 'continue' })
  await told.answers('Dana', { ...weak, 'about.stage': 'live' })
  await told.does('Dana', { type: 'handOver', question: 'info.kinds', to: 'Mei', second: true })
  await told.does('Mei', { type: 'answer', question: 'info.kinds', ...on, value: ['contact'] })
  await told.does('Dana', {
    type: 'settle',
    question: 'info.kinds',
    of: 'mei',
    reason: 'She knows',
  })
  await told.does('Dana', { type: 'preview' })
  await told.does('Dana', { type: 'publish', how: 'all' })
  told.days(40)
  await told.does('Dana', { type: 'close' })
  await told.does('Dana', { type: 'close', sure: true })
  await told.does('Dana', { type: 'setNextLook', rhythm: 'threeMonths' })
  await expect(told.text()).toMatchFileSnapshot('whole-check/first-look.txt')

  told.days(120)
  await told.does('Dana', { type: 'lookAgain', how: 'again' })
  await told.does('Dana', { type: 'change', question: 'info.kinds' })
  await told.does('Dana', { type: 'answer', question: 'info.kinds', ...on, value: ['card'] })
  await told.does('Dana', { type: 'stillTrue', section: 'about' })
  await expect(told.text()).toMatchFileSnapshot('whole-check/second-look.txt')
})
