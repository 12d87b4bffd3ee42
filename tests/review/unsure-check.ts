import { Bench, words } from './bench.ts'

/** A check that Dana has begun, and what people do who hand its questions over. */
export class UnsureCheck {
  readonly bench = new Bench()
  review = ''

  /** A fresh one, of a product that nobody has answered anything about. */
  static async begun(): Promise<UnsureCheck> {
    const check = new UnsureCheck()
    check.review = await check.bench.start('Dana', 'Swim Booking')
    return check
  }

  async act(name: string, action: object) {
    const outcome = await this.bench.act(name, { review: this.review, ...action })
    return { ...outcome, said: outcome.replies.map(words).join('\n') }
  }

  async lookOver(): Promise<string> {
    const { said } = await this.act('Dana', { type: 'lookOver' })
    return said || words(await this.bench.open('Dana', this.review))
  }

  /** Everything is "not sure" up to the end, so that there are questions for others. */
  async unsureOfAll(team?: readonly string[] | null): Promise<void> {
    await this.bench.answerAll('Dana', this.review, {
      'about.features': ['signin'],
      ...(team && { 'about.team': team }),
    })
  }
}
