import { beforeEach, describe, expect, test } from 'vitest'
import { plainMessage } from '../../src/message/plain-text.ts'
import { content } from '../own-content.ts'
import { nameOfStory, storiesIn } from '../story-words.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string

beforeEach(async () => {
  ;({ bench, review } = await copyOfPosted())
})

const change = async (question: string, value: string | readonly string[]) => {
  const { events } = (await bench.store.load({ workspace: 'local', id: review })) ?? { events: [] }
  const version = events.filter(
    (event) => event.type === 'answered' && event.question === question,
  ).length
  await bench.act('Dana', { type: 'change', review, question })
  await bench.act('Dana', { type: 'answer', review, question, version, value })
  await bench.answerAll('Dana', review, {})
}
const seeNew = async () => words((await bench.act('Dana', { type: 'preview', review })).replies[0])
const postAgain = () => bench.act('Dana', { type: 'publish', review, how: 'all' })
const on = (finding: string) => ({ review, finding })
const decide = (finding: string) =>
  bench.act('Dana', {
    type: 'decide',
    ...on(finding),
    treatment: 'mitigate',
    owner: 'Ravi',
    due: '2026-12-24',
    own: 'Try it',
  })
const card = (id: string) => bench.threadCard('Ravi', review, id)

describe('what would be posted now, over what stands posted', () => {
  test('says since when, and names what is new, gone and different', async () => {
    bench.clock.pass(3 * 86_400)
    await change('about.features', ['signin', 'message', 'upload'])
    await change('run.updates', 'auto')
    const lines = (await seeNew()).split('\n')
    expect(lines[0]).toBe(
      'Only you see this. What you posted on 21 Nov stays as it is until you post again.',
    )
    expect(lines[1]).toMatch(
      /^Different from what you posted on 21 Nov: \d+ new, .*1 taken care of/,
    )
    expect(lines).toContainEqual(expect.stringMatching(/^- New: Somebody could /))
    expect(lines).toContain(
      '- Taken care of now: Somebody could use a known weak spot in software that you have not updated.',
    )
    expect(lines).toContain('Dana · 24 Nov')
  })

  test('names what the answers no longer raise', async () => {
    await change('about.features', ['message'])
    expect(await seeNew()).toContain(
      '- Gone, as your answers no longer raise it: Somebody could see what belongs to other people.',
    )
  })

  test('says that no story is different where only words changed', async () => {
    await change('wrong.closest', 'leak')
    expect(await seeNew()).toContain('No story is different from what you posted on 21 Nov.')
  })

  test('is compared with what stands posted, not with the first posting', async () => {
    await change('run.updates', 'auto')
    await postAgain()
    expect(await seeNew()).toContain('No story is different')
  })
})

describe('after posting again', () => {
  /** The stories of the thread that are off the list. */
  const gone = async () => {
    const stories = storiesIn((await bench.feed('Ravi', review)).thread)
    const cards = await Promise.all(stories.map((id) => card(`story/${id}`)))
    const off = plainMessage(bench.say('thread.standing.gone'))
    return stories.filter((_, at) => cards[at]?.includes(off))
  }

  test('a step that was decided before is not needed any more, on every card', async () => {
    await decide('known-hole')
    bench.clock.pass(60)
    await change('run.updates', 'auto')
    await postAgain()
    const story = await card('story/known-hole')
    expect(story).toContain('Looks taken care of. Updates go in')
    expect(story).toContain('Ravi is asked whether anything is left to do.')
    expect(story).not.toMatch(/Act first|Fix it|It is done/)
    await bench.act('Dana', { type: 'close', review, sure: true })
    const digest = await card('digest')
    expect(digest).toContain('- Try it (Ravi, not needed any more)')
    expect(digest).not.toContain('safety step agreed')
  })

  test('a step that is decided later stands, though the answers say that it is taken care of', async () => {
    await change('run.updates', 'auto')
    await postAgain()
    bench.clock.pass(60)
    await decide('known-hole')
    bench.clock.pass(60)
    await change('about.features', ['signin', 'message', 'pay'])
    await postAgain()
    expect(await card('story/known-hole')).toContain('Fix it: Ravi, by 24 Dec.')
  })

  test('a story that is gone says so, and offers nothing to press', async () => {
    await change('about.features', ['message'])
    await postAgain()
    const stories = await gone()
    expect(stories).not.toEqual([])
    for (const id of stories) expect(await card(`story/${id}`)).not.toContain('[')
  })

  test('a story that comes back is one of the list again', async () => {
    await change('about.features', ['message'])
    await postAgain()
    const stories = await gone()
    for (const id of stories) expect(await card('summary')).not.toContain(nameOfStory(id))
    await change('about.features', ['signin', 'message'])
    await postAgain()
    expect(await gone()).toEqual([])
    for (const id of stories) expect(await card('summary')).toContain(nameOfStory(id))
  })
})

describe('what one step changes elsewhere', () => {
  const step = async (finding: string, safeguard: string) => {
    await bench.act('Dana', {
      type: 'decide',
      ...on(finding),
      treatment: 'mitigate',
      owner: 'Ravi',
      due: '2026-12-24',
      safeguards: [safeguard],
    })
    await bench.act('Ravi', { type: 'stepDone', ...on(finding), shown: 'Seen by all' })
  }
  const versions = async () =>
    new Map((await bench.feed('Ravi', review)).thread.map(({ id, version }) => [id, version]))

  test('the cards of the stories that it lowers are drawn anew, and no others', async () => {
    const before = await Promise.all([versions(), card('story/operator-takeover')])
    await step('hidden-commands', 'alarms')
    const after = await versions()
    const redrawn = [...after].flatMap(([id, version]) =>
      version !== before[0].get(id) ? [id] : [],
    )
    expect(redrawn).toContain('story/hidden-commands')
    for (const [id, version] of after) {
      if (!id.startsWith('story/') || redrawn.includes(id)) continue
      expect(version, id).toBe(before[0].get(id))
    }
    const said = await card('story/operator-takeover')
    expect(redrawn.includes('story/operator-takeover')).toBe(said !== before[1])
  })

  test('what is done and shown is no best fix any more', async () => {
    const fixes = async () => /Best fix: (.*)/.exec(await card('summary'))?.[1]
    const first = (await fixes())?.split('\n')[0] ?? ''
    const fix = content.catalogue.safeguards.find(({ text }) =>
      first.includes(text.replace(/\.$/, '')),
    )
    const { analysis } = (await bench.store
      .load({ workspace: 'local', id: review })
      .then((record) => record?.events.find((event) => event.type === 'published'))) as never as {
      analysis: { findings: { id: string; safeguards: string[] }[] }
    }
    const story = analysis.findings.find(({ safeguards }) => safeguards.includes(fix?.id ?? ''))
    await step(story?.id ?? '', fix?.id ?? '')
    expect(await fixes()).not.toContain(first)
  })
})

describe('who takes part', () => {
  const said = async () => /\d of \d ha(?:s|ve) said/.exec(await card('story/known-hole'))?.[0]

  test('somebody who was only named as an owner is not waited for', async () => {
    await bench.act('Mei', { type: 'takeStance', ...on('known-hole'), stance: 'yes' })
    await decide('see-others')
    expect(await said()).toBe('1 of 2 has said')
    await bench.act('Ravi', { type: 'takeStance', ...on('known-hole'), stance: 'yes' })
    expect(await said()).toBe('2 of 3 have said')
  })

  test('somebody who was asked a question is', async () => {
    await bench.act('Mei', { type: 'takeStance', ...on('known-hole'), stance: 'yes' })
    const handOver = { type: 'handOver', review, question: 'run.restore', to: 'Jo' }
    await bench.act('Dana', handOver)
    expect(await said()).toBe('1 of 3 has said')
  })
})
