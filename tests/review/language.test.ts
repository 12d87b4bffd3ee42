import { beforeEach, describe, expect, test } from 'vitest'
import { languagesFrom, wordedFrom } from '../../src/languages.ts'
import { plainText } from '../../src/message/plain-text.ts'
import { languages } from '../language/pseudo-check.ts'
import { checks, content, say } from '../own-content.ts'
import { pseudoTag } from '../pseudo-language.ts'
import { Bench, words } from './bench.ts'

const pseudoSay = languages.wordsOf(pseudoTag)?.say ?? say
const isPseudo = (text: string) => /\p{Script=Hebrew}/u.test(text)
let bench: Bench
beforeEach(() => {
  bench = new Bench({ languages })
})
const events = async (review: string) =>
  (await bench.store.load({ workspace: 'local', id: review }))?.events ?? []

describe('the language of a check', () => {
  test('is chosen where it is started, from all there are, each by its own name', async () => {
    const { form } = await bench.act('Dana', { type: 'openStart' })
    const [field] =
      form?.elements.flatMap((one) =>
        one.type === 'field' && one.field.id === 'language' ? [one.field] : [],
      ) ?? []
    expect(field).toMatchObject({ type: 'choice', value: 'en-GB' })
    expect(field?.type === 'choice' && field.options.map(({ value }) => value)).toEqual([
      'en-GB',
      pseudoTag,
    ])
  })

  test('is not asked for where there is only one', async () => {
    bench = new Bench({
      languages: languagesFrom(content, { ...wordedFrom(content, say), checks }, new Map()),
    })
    const { form } = await bench.act('Dana', { type: 'openStart' })
    expect(form?.elements).toHaveLength(2)
    bench.reads.set('Dana', 'en-GB')
    const review = await bench.start('Dana', 'Pond')
    expect(JSON.stringify(await events(review))).not.toContain('language')
  })

  test('is on record, and its thread and its report are in it whoever reads them', async () => {
    bench.reads.set('Ravi', 'en-US')
    const { review = '' } = await bench.act('Dana', {
      type: 'start',
      product: 'Pond',
      language: pseudoTag,
    })
    expect((await events(review))[0]).toMatchObject({ type: 'started', language: pseudoTag })
    await bench.act('Dana', { type: 'mainOnly', review })
    await bench.answerAll('Dana', review, {})
    await bench.act('Dana', { type: 'preview', review })
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    const { thread } = await bench.feed('Ravi', review)
    expect(thread.every(({ message }) => isPseudo(plainText(message)))).toBe(true)
    const who = { id: 'ravi', name: 'Ravi', language: 'en-US' }
    const report = await bench.reviews.report(
      { workspace: 'local', channel: 'web', who },
      review,
      'html',
    )
    expect(report.body).toContain('dir="rtl"')
  })

  test('is that of whoever starts it with typed words, and of nobody where theirs is not there', async () => {
    bench.reads.set('Dana', 'ar')
    const theirs = await bench.start('Dana', 'Pond')
    bench.reads.set('Dana', 'fi')
    const other = await bench.start('Dana', 'Lake')
    expect((await events(theirs))[0]).toMatchObject({ language: pseudoTag })
    expect((await events(other))[0]).not.toHaveProperty('language')
  })

  test('goes back to the base language once it is not there any more', async () => {
    bench.reads.set('Dana', pseudoTag)
    const review = await bench.start('Dana', 'Pond')
    const later = new Bench()
    await later.copy(bench, review)
    expect(isPseudo(words(await later.open('Dana', review)))).toBe(false)
  })
})

describe('what one person alone reads', () => {
  test('is in their own language, and what they type is read in it', async () => {
    bench.reads.set('Dana', 'en-GB')
    bench.reads.set('Ravi', pseudoTag)
    const { review = '' } = await bench.act('Dana', {
      type: 'start',
      product: 'Pond',
      language: 'en-GB',
    })
    const question = (await bench.asked('Dana', review)) ?? ''
    await bench.act('Ravi', { type: 'home' })
    await bench.act('Dana', { type: 'handOver', review, question, to: 'Ravi' })
    expect(isPseudo(words(await bench.open('Dana', review)))).toBe(false)
    const notSure = pseudoSay('typed.notSure').split(',')[2] ?? ''
    await bench.act('Ravi', { type: 'say', review, text: notSure.trim() })
    const given = (await events(review)).find(({ type }) => type === 'answered')
    expect(given).toMatchObject({ question, by: 'ravi', value: '?' })
    expect(
      (await events(review)).find((event) => event.type === 'joined' && event.by === 'ravi'),
    ).toMatchObject({ person: { id: 'ravi', name: 'Ravi', language: pseudoTag } })
    const { own } = await bench.feed('Ravi', review)
    expect(own.every(({ message }) => isPseudo(plainText(message)))).toBe(true)
  })

  test('stored words are never translated', async () => {
    bench.reads.set('Dana', pseudoTag)
    const review = await bench.start('Dana', 'Pond of the ducks')
    expect(
      words(await bench.open('Dana', review)) + JSON.stringify(await bench.feed('Dana', review)),
    ).toContain('Pond of the ducks')
  })
})
