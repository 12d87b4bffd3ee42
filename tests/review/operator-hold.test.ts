import { beforeEach, describe, expect, test } from 'vitest'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted())
})

const act = async (name: string, action: object) => {
  const { replies, form } = await bench.act(name, { review, ...action })
  return { said: replies.map(words).join('\n'), form }
}
const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
const listed = async () => (await bench.reviews.overview(dana))[0]?.state

describe('a check that whoever runs the program holds', () => {
  test('refuses deletion in words, by the form and by its name, and stays as it was', async () => {
    expect(await bench.reviews.hold('clinic booking', 'held')).toEqual({
      product: 'Clinic Booking',
      id: review,
      isSame: false,
    })
    const kept = 'Whoever runs Whatif keeps this check from being deleted, since 21 Nov.'
    const opened = await act('Dana', { type: 'openDelete' })
    expect(opened.form).toBeUndefined()
    expect(opened.said).toBe(
      `${kept}\nIt cannot be deleted before they let it go. Ask them if you think it should be.`,
    )
    const typed = await act('Dana', { type: 'delete', confirm: 'Clinic Booking' })
    expect(typed.said).toBe(opened.said)
    expect((await bench.feed('Dana', review)).phase).toBe('published')
  })

  test('says so to those in it: in their list, and where they ask who sees what', async () => {
    expect(await listed()).not.toContain('kept from being deleted')
    await bench.reviews.hold(review, 'held')
    expect(await listed()).toContain(' · kept from being deleted')
    expect((await act('Mei', { type: 'whoSees' })).said).toContain('keeps this check from being')
    await bench.reviews.hold(review, 'released')
    expect(await listed()).not.toContain('kept from being deleted')
    expect((await act('Mei', { type: 'whoSees' })).said).not.toContain('keeps this check')
  })

  test('makes nobody of the operator: the people in it are the same as before', async () => {
    const before = await bench.store.load({ workspace: 'local', id: review })
    await bench.reviews.hold(review, 'held')
    const after = await bench.store.load({ workspace: 'local', id: review })
    expect(after?.heading.people).toEqual(before?.heading.people)
    expect((await act('Dana', { type: 'progress' })).said).not.toContain('operator')
  })

  test('can be deleted again once it is let go; holding and letting go twice is said', async () => {
    await bench.reviews.hold(review, 'held')
    expect(await bench.reviews.hold(review, 'held')).toMatchObject({ isSame: true })
    await bench.reviews.hold(review, 'released')
    expect(await bench.reviews.hold(review, 'released')).toMatchObject({ isSame: true })
    await act('Dana', { type: 'delete', confirm: 'Clinic Booking' })
    await expect(bench.reviews.hold(review, 'held')).rejects.toThrow('There is no check called')
  })
})
