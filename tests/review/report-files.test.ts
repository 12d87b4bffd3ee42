import { beforeAll, expect, test } from 'vitest'
import { Bench, weak, words } from './bench.ts'

const bench = new Bench()
let review: string
const who = (name: string) => ({
  workspace: 'local',
  channel: 'web',
  who: { id: name.toLowerCase(), name },
})
const name = `Café “Zürich” — ${'long name '.repeat(8)}`

beforeAll(async () => {
  review = await bench.start('Dana', name)
  await bench.answerAll('Dana', review, weak)
})

test('a file is named after the product, in letters that every system takes', async () => {
  const { name: file, mediaType } = await bench.reviews.report(who('Dana'), review, 'md')
  expect(file).toMatch(/^café-zürich-long-name-[a-z-]*\.md$/)
  expect(file).toHaveLength('.md'.length + 55)
  expect(mediaType).toContain('text/markdown')
  const other = await bench.start('Dana', '日本語')
  expect((await bench.reviews.report(who('Dana'), other, 'json')).name).toBe('日本語.json')
  expect((await bench.reviews.report(who('Dana'), other, 'brief')).name).toBe(
    '日本語-one-page.html',
  )
  const none = await bench.start('Dana', '🐳')
  expect((await bench.reviews.report(who('Dana'), none, 'json')).name).toBe('check.json')
})

test('before posting it is its facilitator’s alone; nobody else finds anything', async () => {
  await bench.act('Dana', { type: 'handOver', review, question: 'info.leak', to: 'Ravi' })
  for (const person of ['Ravi', 'Mei']) {
    await expect(bench.reviews.report(who(person), review, 'md')).rejects.toThrow(
      bench.say('conversation.gentle.gone'),
    )
    await expect(bench.reviews.picture(who(person), review, 'risk-map')).rejects.toThrow()
    await expect(bench.reviews.pictureWords(who(person), review, 'risk-map')).rejects.toThrow()
  }
  await expect(bench.reviews.feed(who('Mei'), review)).rejects.toThrow()
  expect((await bench.reviews.feed(who('Ravi'), review)).role).toBe('participant')
})

test('both pictures can be drawn and told in words', async () => {
  for (const kind of ['risk-map', 'data-flow'] as const) {
    expect(await bench.reviews.picture(who('Dana'), review, kind)).toMatch(/^<svg/)
    expect(await bench.reviews.pictureWords(who('Dana'), review, kind)).not.toBe('')
  }
})

test('typed words that belong to no check say so', async () => {
  const { replies } = await bench.act('Dana', { type: 'say', text: 'live' })
  expect(replies.map(words)).toEqual([bench.say('conversation.typed.noCheck')])
})
