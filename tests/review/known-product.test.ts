import { beforeEach, describe, expect, test } from 'vitest'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import { day, standing, stateOf, tap } from './looking.ts'
import { labelsIn } from './pressing.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await standing())
})

describe('a name that is known here', () => {
  test('offers to look again, by what changed or at everything, and another product of that name', async () => {
    bench.clock.pass(40 * day)
    const { replies, review: none } = await bench.act('Dana', {
      type: 'start',
      product: '  SWIM   booking ',
    })
    expect(none).toBeUndefined()
    expect(words(replies[0])).toContain('was last looked at on 21 Nov')
    expect(labelsIn(replies[0])).toEqual([
      say('look.known.changed'),
      say('look.known.look'),
      say('look.known.another'),
    ])
    expect(await bench.store.list('local')).toHaveLength(1)
  })

  test('says how many steps are open', async () => {
    const finding = await bench.firstStory('Dana', review)
    await bench.act('Dana', {
      type: 'decide',
      review,
      finding,
      treatment: 'mitigate',
      own: 'A second step for staff',
      owner: 'Ravi',
      due: '2026-12-20',
    })
    const { replies } = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    expect(words(replies[0])).toContain('1 step is open')
  })

  test('begins another check where it is another product', async () => {
    const { replies } = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    const { review: other } = await tap('Dana', replies[0], say('look.known.another'))
    expect(other).not.toBe(review)
    expect((await stateOf(other ?? '')).follows).toBeUndefined()
    expect(await bench.asked('Dana', other ?? '')).toBe('about.what')
  })

  test('is only known where the whole check may be read', async () => {
    const hidden = await bench.start('Dana', 'Payroll')
    await bench.answerAll('Dana', hidden, {})
    await bench.act('Dana', { type: 'preview', review: hidden })
    await bench.act('Dana', { type: 'publish', review: hidden, how: 'headline' })
    const { review: fresh } = await bench.act('Mei', { type: 'start', product: 'Payroll' })
    expect(fresh).toBeDefined()
    const tried = await bench.act('Mei', { type: 'lookAgain', review: hidden })
    expect(words(tried.replies[0])).toBe(say('look.mayNot'))
    expect(tried.review).toBeUndefined()
    const own = await bench.act('Dana', { type: 'start', product: 'Payroll' })
    expect(labelsIn(own.replies[0])).toContain(say('look.known.look'))
  })

  test('is as good as new once its check is deleted', async () => {
    await bench.act('Dana', { type: 'delete', review, confirm: 'Swim Booking' })
    const { review: fresh } = await bench.act('Dana', { type: 'start', product: 'Swim Booking' })
    expect(fresh).toBeDefined()
    const { replies } = await bench.act('Dana', { type: 'lookAgain', review })
    expect(words(replies[0])).toBe(say('conversation.gentle.gone'))
  })
})
