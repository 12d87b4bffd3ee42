/** Where a payload breaks one of Slack's limits, and how. */
export interface PayloadProblem {
  readonly where: string
  readonly what: string
}

/** Collects what is wrong with a payload. */
export class PayloadProblems {
  readonly all: PayloadProblem[] = []

  add(where: string, what: string): void {
    this.all.push({ where, what })
  }

  /** No more than so many. */
  most(where: string, count: number, limit: number, of = 'characters'): void {
    if (count > limit) this.add(where, `has ${count} ${of}, at most ${limit}`)
  }

  /** At least one, and no more than so many. */
  some(where: string, count: number, limit: number, of: string): void {
    if (count === 0) this.add(where, `has no ${of}`)
    this.most(where, count, limit, of)
  }

  /** Words that are there, and no longer than so. */
  words(where: string, words: string, limit: number): void {
    this.some(where, words.length, limit, 'characters')
  }

  /** Each of them once. */
  unique(where: string, ids: readonly string[]): void {
    if (new Set(ids).size < ids.length) this.add(where, 'is not unique')
  }
}
