import { beforeEach, describe, expect, test } from 'vitest'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted())
})

const act = async (name: string, action: object) =>
  (await bench.act(name, { review, ...action })).replies.map(words).join('\n')
const phase = async () => (await bench.feed('Dana', review)).phase
const open = async (name: string) => words(await bench.open(name, review))

/** Ravi is asked two questions, and answers none. */
async function askRavi(): Promise<void> {
  await act('Dana', { type: 'goDeeper' })
  const question = await bench.asked('Dana', review)
  await act('Dana', { type: 'handOver', question, to: 'Ravi' })
}

describe('closing', () => {
  test('says what is still open, by count, and closes nothing yet', async () => {
    await askRavi()
    const finding = await bench.firstStory('Dana', review)
    const no = { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true }
    await act('Mei', { ...no, finding })
    const said = await act('Dana', { type: 'close' })
    expect(said).toContain('7 stories are not talked through')
    expect(said).toContain('1 story waits for a second person')
    expect(said).toContain('1 question waits for an answer (Ravi)')
    expect(said).toMatch(/Close anyway[^$]*Not yet/)
    expect(await phase()).toBe('discussing')
  })

  test('says apart what was left for later, here and in the list', async () => {
    const finding = await bench.firstStory('Dana', review)
    await act('Dana', { type: 'park', finding })
    const said = await act('Dana', { type: 'close' })
    expect(said).toContain('6 stories are not talked through')
    expect(said).toContain('1 story is left for later')
    const dana = { workspace: 'local', channel: 'web', who: { id: 'dana', name: 'Dana' } }
    const [listed] = await bench.reviews.overview(dana)
    expect(listed?.state).toContain('6 stories')
    expect(listed?.state).toContain('1 left for later')
  })

  test('ends with a card that says when it is looked at again, once that is said', async () => {
    await act('Dana', { type: 'close', sure: true })
    const before = await bench.threadCard('Mei', review, 'digest')
    expect(before).not.toContain('next look')
    await act('Dana', { type: 'setNextLook', rhythm: 'date', on: '2027-02-01' })
    expect(await bench.threadCard('Mei', review, 'digest')).toContain('The next look is on 1 Feb')
  })

  test('“Not yet” leaves it open, “Close anyway” closes it', async () => {
    expect(await act('Dana', { type: 'close', keep: true })).toContain('stays open')
    expect(await phase()).toBe('published')
    await act('Dana', { type: 'close', sure: true })
    expect(await phase()).toBe('closed')
  })

  test('names the last thing that is open, and asks nothing when all is talked through', async () => {
    const { thread } = await bench.feed('Dana', review)
    const stories = thread.flatMap(({ id }) => (id.startsWith('story/') ? [id.slice(6)] : []))
    const fix = {
      type: 'decide',
      treatment: 'mitigate',
      own: 'Ask',
      owner: 'Ravi',
      due: '2026-12-24',
    }
    const [last, ...others] = stories
    for (const finding of others) await act('Dana', { ...fix, finding })
    expect((await act('Dana', { type: 'close' })).split('\n').slice(1, -1)).toEqual([
      '- 1 story is not talked through',
    ])
    await act('Dana', { ...fix, finding: last })
    await act('Dana', { type: 'close' })
    expect(await phase()).toBe('closed')
  })
})

describe('a closed check', () => {
  test('waits for nobody: not in lists, not at home, and no card asks', async () => {
    await askRavi()
    const ravi = { workspace: 'local', channel: 'web', who: { id: 'ravi', name: 'Ravi' } }
    expect((await bench.reviews.overview(ravi))[0]?.waiting).toBe(1)
    await act('Dana', { type: 'close', sure: true })
    expect((await bench.reviews.overview(ravi))[0]?.waiting).toBe(0)
    expect(words(await bench.reviews.home(ravi))).not.toContain('waiting')
    expect(await open('Ravi')).toContain('no answer is needed any more')
    expect(await open('Dana')).toContain('The check is closed')
    const { own } = await bench.feed('Ravi', review)
    expect(own.map(({ message }) => words(message)).join('\n')).not.toContain('Not sure →')
  })

  test('takes an answer from an old card with kind words, and asks again once it is open', async () => {
    await askRavi()
    const question = await bench.asked('Ravi', review)
    await act('Dana', { type: 'close', sure: true })
    const press = { type: 'notSure', question, version: 0 }
    expect(await act('Ravi', press)).toContain('This check is closed')
    await act('Dana', { type: 'reopen' })
    expect(await bench.asked('Ravi', review)).toBe(question)
  })

  test('does not take a typed line, and says that it was not taken', async () => {
    await act('Dana', { type: 'close', sure: true })
    const typed = { type: 'say', review, text: 'Only two of us can see it' }
    const { replies, notTaken } = await bench.act('Dana', typed)
    expect(replies).toHaveLength(1)
    expect(notTaken).toBe(true)
  })
})

describe('being asked', () => {
  test('after posting it no longer says that nothing is posted', async () => {
    await askRavi()
    const { own } = await bench.feed('Ravi', review)
    const all = own.map(({ message }) => words(message)).join('\n')
    expect(all).toContain('would like your help')
    expect(all).not.toContain('Nothing is posted')
  })

  test('a second time while a question is open, the open question stays the last card', async () => {
    await askRavi()
    const first = await bench.asked('Ravi', review)
    const question = await bench.asked('Dana', review)
    await act('Dana', { type: 'handOver', question, to: 'Ravi' })
    expect(await bench.asked('Ravi', review)).toBe(first)
  })
})
