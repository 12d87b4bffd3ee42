import { beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../src/message/plain-text.ts'
import { fold } from '../../src/review/state.ts'
import { say } from '../own-content.ts'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted())
})

const act = async (name: string, action: object) => {
  const { replies, form } = await bench.act(name, { review, finding, ...action })
  return { said: replies.map(words).join('\n'), form }
}
const card = () => bench.threadCard('Jo', review, `story/${finding}`)
const talk = async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  const story = record && fold(record).stories.get(finding)
  if (!story) throw new Error('nobody has talked about it')
  return story
}

const fix = { type: 'decide', treatment: 'mitigate', own: 'Ask', owner: 'Ravi', due: '2026-12-24' }
const other = { ...fix, treatment: 'avoid', own: 'No more guests', owner: 'Jo' }
const live = { ...fix, treatment: 'accept', own: '', reason: 'It is rare', due: '2027-03-01' }

describe('a change of what somebody else decided', () => {
  beforeEach(() => act('Mei', fix))

  test('waits: what was decided stands until a second person agrees', async () => {
    expect((await act('Jo', other)).said).toContain('Mei has decided this')
    expect((await talk()).decision?.own).toBe('Ask')
    expect(await card()).toContain('Jo proposes instead')
    expect((await act('Jo', { type: 'agreeProposal' })).said).toContain('Somebody else')
    await act('Eve', { type: 'agreeProposal' })
    expect((await talk()).decision?.own).toBe('No more guests')
    expect(await card()).not.toContain('proposes')
  })

  test('is said to wait before anything is filled in, to those whose it is not', async () => {
    const opened = async (name: string) => {
      const { form } = await act(name, { type: 'openDecide' })
      return form && plainText(form)
    }
    expect(await opened('Jo')).toContain('Mei has decided this, so a change will wait')
    for (const name of ['Mei', 'Ravi', 'Dana'])
      expect(await opened(name)).not.toContain('will wait')
  })

  test.each(['Mei', 'Ravi', 'Dana'])(
    '%s changes it at once: who decided, who sees to it, who looks after the check',
    async (name) => {
      expect((await act(name, other)).said).toContain('Decided')
      expect((await talk()).decision?.own).toBe('No more guests')
    },
  )

  test('leaves a trace: what stood, and who changed it', async () => {
    await act('Jo', other)
    await act('Eve', { type: 'agreeProposal' })
    await act('Jo', { type: 'reopenStory', reason: 'It came up again' })
    const { history } = await talk()
    expect(
      history.map(({ was, endedBy }) => ['decision' in was && was.decision.own, endedBy]),
    ).toEqual([
      ['Ask', 'eve'],
      ['No more guests', 'jo'],
    ])
  })

  test('can be turned down by whose decision it is, and taken back by who proposed it', async () => {
    await act('Jo', other)
    expect((await act('Eve', { type: 'declineProposal' })).said).toContain('Only Mei or Dana')
    await act('Ravi', { type: 'declineProposal' })
    expect((await talk()).proposal).toBeUndefined()
    await act('Jo', other)
    await act('Jo', { type: 'declineProposal' })
    expect((await talk()).proposal).toBeUndefined()
    expect((await act('Eve', { type: 'agreeProposal' })).said).toContain('Nothing waits')
  })

  test('falls away when whose decision it is decides anew', async () => {
    await act('Jo', other)
    await act('Ravi', { ...fix, own: 'Ask twice' })
    expect((await talk()).proposal).toBeUndefined()
    expect((await talk()).decision?.own).toBe('Ask twice')
  })

  test('living with it takes two people, whoever asks, and what was decided stands meanwhile', async () => {
    expect((await act('Mei', live)).said).toContain('Your change stands beside')
    expect((await talk()).decision?.treatment).toBe('mitigate')
    expect(await bench.threadCard('Jo', review, 'summary')).toMatch(/1 of \d+ talked through/)
    await act('Ravi', { type: 'agreeProposal' })
    expect((await talk()).decision).toMatchObject({ treatment: 'accept', secondedBy: 'ravi' })
    expect(await card()).toContain('Live with it until')
  })
})

describe('talking about a story again', () => {
  test('asks why', async () => {
    await act('Mei', fix)
    expect((await act('Mei', { type: 'openReopen' })).form?.title).toBe('Open it again')
    const { said, form } = await act('Mei', { type: 'reopenStory' })
    expect(said).toContain('why you should talk about it again')
    expect(form).toBeDefined()
    expect((await talk()).decision).toBeDefined()
    await act('Mei', { type: 'reopenStory', reason: 'It did not help' })
    expect((await talk()).decision).toBeUndefined()
  })

  test('wipes nobody else’s decision before a second person agrees', async () => {
    await act('Mei', fix)
    await act('Jo', { type: 'reopenStory', reason: 'It <b>did not</b> help' })
    expect((await talk()).decision?.own).toBe('Ask')
    expect(await card()).toContain('Jo proposes to open it again: “It <b>did not</b> help”')
    await act('Ravi', { type: 'agreeProposal' })
    expect((await talk()).phase).toBe('reopened')
    expect((await talk()).history).toHaveLength(1)
  })

  test('wipes no “no” that two people agreed on either', async () => {
    await act('Mei', { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true })
    await act('Ravi', { type: 'secondNo', claimBy: 'mei' })
    await act('Jo', { type: 'reopenStory', reason: 'Not in the app' })
    expect((await talk()).phase).toBe('done')
    await act('Mei', { type: 'agreeProposal' })
    expect((await talk()).phase).toBe('reopened')
    expect((await talk()).history).toMatchObject([
      { was: { claim: { by: 'mei', secondedBy: 'ravi' } } },
    ])
  })

  test('is at once where a story was only left for later', async () => {
    await act('Dana', { type: 'park' })
    expect((await act('Jo', { type: 'openReopen' })).said).toContain('open again')
    expect((await talk()).parked).toBe(false)
  })
})

test('what is on record without the new rule counts as it did', async () => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('no record')
  const decided = {
    type: 'decided',
    at: '2026-11-21T10:00:00.000Z',
    finding,
    treatment: 'mitigate',
    due: '2026-12-24',
  } as const
  const mei = {
    ...decided,
    by: 'mei',
    owner: { id: 'mei', name: 'Mei' },
    own: 'One',
    safeguards: [],
  }
  const jo = { ...decided, by: 'jo', owner: { id: 'jo', name: 'Jo' }, own: 'Two', safeguards: [] }
  const story = fold({ ...record, events: [...record.events, mei, jo] }).stories.get(finding)
  expect(story?.decision?.own).toBe('Two')
  expect(story?.proposal).toBeUndefined()
})

describe('what a proposal says', () => {
  test('to whoever agrees: that it is decided, or that it is talked about again', async () => {
    await act('Mei', fix)
    expect((await act('Jo', { type: 'agreeProposal' })).said).toBe(say('discussion.proposal.none'))
    expect((await act('Jo', { type: 'declineProposal' })).said).toBe(
      say('discussion.proposal.none'),
    )
    await act('Jo', other)
    expect((await act('Eve', { type: 'agreeProposal' })).said).toBe(
      say('discussion.secondDecision.done'),
    )
    expect((await act('Eve', { type: 'reopenStory', reason: 'New' })).said).toBe(
      say('discussion.proposal.done', { name: 'Jo' }),
    )
    expect((await act('Mei', { type: 'agreeProposal' })).said).toBe(say('discussion.reopen.done'))
    expect((await talk()).decision).toBeUndefined()
  })

  test('to whoever asks for a change of their own that needs somebody else', async () => {
    await act('Mei', fix)
    expect((await act('Mei', live)).said).toBe(say('discussion.proposal.own'))
    expect((await act('Ravi', { type: 'declineProposal' })).said).toBe(
      say('discussion.proposal.kept'),
    )
  })

  test('of an agreed “no” names who said it; its author takes it back at once', async () => {
    const no = { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true }
    await act('Mei', no)
    await act('Jo', { type: 'secondNo', claimBy: 'mei' })
    const { form } = await act('Eve', { type: 'openReopen' })
    expect(form?.submit.action).toMatchObject({ type: 'reopenStory', finding })
    expect((await act('Eve', { type: 'reopenStory', reason: 'New' })).said).toBe(
      say('discussion.proposal.done', { name: 'Mei' }),
    )
    expect((await act('Mei', { type: 'reopenStory', reason: 'New' })).said).toBe(
      say('discussion.reopen.done'),
    )
  })
})

describe('“live with it” that nobody has agreed to', () => {
  beforeEach(() => act('Mei', live))

  test('leaves no trace where its own author decides otherwise', async () => {
    await act('Mei', fix)
    expect((await talk()).decision?.own).toBe('Ask')
    expect((await talk()).history).toEqual([])
  })

  test('is remembered where somebody else does', async () => {
    await act('Jo', fix)
    expect((await talk()).history).toMatchObject([
      { endedBy: 'jo', was: { decision: { by: 'mei' } } },
    ])
  })
})
