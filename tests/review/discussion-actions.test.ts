import { beforeEach, describe, expect, test } from 'vitest'
import { fold } from '../../src/review/state.ts'
import { say } from '../own-content.ts'
import { type Bench, weak, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'
import { fieldIn, fieldsIn, textsIn } from './pressing.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted({
    answers: { ...weak, 'wrong.never': 'That a doctor reads another patient’s file' },
  }))
})

const act = async (name: string, action: object) => {
  const outcome = await bench.act(name, { review, finding, ...action })
  return { ...outcome, said: outcome.replies.map(words).join('\n') }
}
const talk = async (id = finding) => {
  const record = await bench.store.load({ workspace: 'local', id: review })
  if (!record) throw new Error('no record')
  return fold(record).stories.get(id)
}
const never = 'must-never-happen'

/** What each form is sent as, and what has to be filled in. */
const forms = [
  ['openStance', 'takeStance', ['stance'], ['reason', 'shareReason']],
  ['openBecause', 'questionBecause', ['question', 'reason'], []],
  ['openTell', 'tell', ['words'], []],
  ['openDecide', 'decide', ['treatment', 'due'], ['safeguards', 'own', 'owner', 'reason']],
  ['openHow', 'answerHow', ['words'], []],
] as const

describe('a form about a story', () => {
  test.each(forms)('%s is sent as %s', async (opens, sends, needed, others) => {
    const { form } = await act('Mei', { type: opens })
    expect(form?.submit).toMatchObject({
      action: { type: sends, review, finding },
      style: 'primary',
      collects: true,
    })
    const required = fieldsIn(form).filter((field) => 'required' in field && field.required)
    expect(required.map(({ id }) => id)).toEqual(needed)
    expect(
      fieldsIn(form)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([...needed, ...others].toSorted())
    expect(form?.title).not.toBe('')
    expect(textsIn(form).join('\n')).not.toContain(finding)
    expect(textsIn(form)[0]).toContain('?')
  })

  test('says what is offered once each, and what asks for a reason', async () => {
    const { form } = await act('Mei', { type: 'openStance' })
    const field = fieldIn(form, 'stance')
    const options = field?.type === 'choice' ? field.options : []
    expect(new Set(options.map(({ label }) => label)).size).toBe(options.length)
    expect(options).toContainEqual({ value: 'no', label: say('discussion.stance.no') })
    expect(options).toContainEqual({
      value: 'doesNotApply',
      label: say('discussion.stance.doesNotApply'),
    })
  })
})

describe('saying what one thinks', () => {
  test.each(['no', 'doesNotApply'])(
    '“%s” asks for its reason and is looked at again',
    async (stance) => {
      const asked = await act('Mei', { type: 'takeStance', stance })
      expect(asked).toMatchObject({ wrong: 'reason', said: say('discussion.stance.needsReason') })
      expect(asked.form?.submit.action).toMatchObject({ type: 'takeStance', finding })
      expect((await talk())?.stances.get('mei')).toBeUndefined()
      await act('Mei', { type: 'takeStance', stance, reason: 'We test it', shareReason: true })
      expect((await talk())?.stances.get('mei')).toMatchObject({
        stance,
        reason: 'We test it',
        shareReason: true,
        lookAgain: bench.clock.later(bench.clock.now(), 180 * 86_400).slice(0, 10),
      })
      expect((await act('Jo', { type: 'secondNo', claimBy: 'mei' })).said).not.toBe('')
      expect((await talk())?.stances.get('mei')?.secondedBy).toBe('jo')
    },
  )

  test('any other needs none, and thanks say whether a reason is shared', async () => {
    const plain = await act('Mei', { type: 'takeStance', stance: 'yes', shareReason: true })
    expect(plain.said).toBe(say('discussion.stance.thanks'))
    expect((await talk())?.stances.get('mei')).not.toHaveProperty('lookAgain')
    const shared = { type: 'takeStance', stance: 'yes', reason: 'I saw it', shareReason: true }
    expect((await act('Mei', shared)).said).toBe(say('discussion.stance.thanksShared'))
    const kept = await act('Mei', { ...shared, shareReason: false })
    expect(kept.said).toBe(say('discussion.stance.thanks'))
    expect((await act('Jo', { type: 'secondNo', claimBy: 'mei' })).said).toBe(
      say('discussion.second.gone', { name: 'Mei' }),
    )
  })
})

describe('what somebody thinks', () => {
  const stance = async () => (await talk())?.stances.get('mei')

  test('needs no reason, and an empty one is none, also where it was to be shared', async () => {
    const said = { type: 'takeStance', stance: 'yes', reason: '', shareReason: true }
    expect((await act('Mei', said)).said).toBe(say('discussion.stance.thanks'))
    expect(await stance()).toMatchObject({ stance: 'yes', shareReason: false })
    expect(await stance()).not.toHaveProperty('reason')
  })

  test('is looked at again only where it is a “no”, which names why', async () => {
    await act('Mei', { type: 'takeStance', stance: 'yes', reason: 'I saw it', shareReason: true })
    expect(await stance()).toMatchObject({ reason: 'I saw it', shareReason: true })
    expect(await stance()).not.toHaveProperty('lookAgain')
    for (const no of ['no', 'doesNotApply']) {
      const bare = await act('Mei', { type: 'takeStance', stance: no, reason: '' })
      expect([bare.wrong, bare.said]).toEqual(['reason', say('discussion.stance.needsReason')])
      expect(await stance()).toMatchObject({ stance: 'yes' })
    }
    await act('Mei', { type: 'takeStance', stance: 'no', reason: 'We test it' })
    expect(await stance()).toMatchObject({ stance: 'no', shareReason: false })
    expect(await stance()).toHaveProperty('lookAgain')
  })
})

describe('how it could happen', () => {
  const how = (name: string, text: string) =>
    act(name, { type: 'answerHow', finding: never, words: text })

  test('is kept with its author, once', async () => {
    expect((await how('Mei', 'By the printer')).said).toBe(say('discussion.how.thanks'))
    expect((await how('Mei', 'By the printer')).said).toBe(say('conversation.gentle.repeat'))
    expect((await how('Jo', 'By the printer')).said).toBe(say('discussion.how.thanks'))
    expect((await talk(never))?.ways).toEqual([
      { by: 'mei', words: 'By the printer' },
      { by: 'jo', words: 'By the printer' },
    ])
  })

  test('takes five answers of one person, and thirty in all', async () => {
    for (let n = 1; n <= 5; n++) await how('Mei', `Way ${n}`)
    expect((await how('Mei', 'One more')).said).toBe(say('discussion.how.tooMany', { count: 5 }))
    for (let n = 6; n <= 30; n++) await how(`Person ${Math.ceil(n / 5)}`, `Way ${n}`)
    expect((await talk(never))?.ways).toHaveLength(30)
    expect((await how('Jo', 'One more')).said).toBe(say('discussion.how.tooMany', { count: 30 }))
  })
})

describe('a reason that is not right', () => {
  test('is one of those the story rests on', async () => {
    const { form } = await act('Mei', { type: 'openBecause' })
    const field = fieldIn(form, 'question')
    const options = field?.type === 'choice' ? field.options : []
    expect(options.length).toBeGreaterThan(0)
    expect(new Set(options.map(({ value }) => value)).size).toBe(options.length)
    const question = options[0]?.value
    const right = await act('Mei', { type: 'questionBecause', question, reason: 'Not so' })
    expect(right.said).toBe(say('discussion.because.thanks'))
    expect((await talk())?.questioned).toEqual([{ by: 'mei', question, reason: 'Not so' }])
    const other = { type: 'questionBecause', question: 'dev.lost', reason: 'Not so' }
    expect((await act('Mei', other)).said).toBe(say('discussion.because.none'))
    expect((await act('Mei', { type: 'openBecause', finding: 'own-9' })).said).toBe(
      say('conversation.gentle.noStory'),
    )
  })
})

describe('when it is happening now', () => {
  test('says that nobody is named to call, where nobody is', async () => {
    const { replies } = await act('Mei', { type: 'happeningNow' })
    expect(textsIn(replies[0])[1]).toBe(
      say('discussion.now.noContact', { product: 'Clinic Booking' }),
    )
  })

  test('names whom to call', async () => {
    ;({ bench, review, finding } = await copyOfPosted({ emergencyContact: 'security desk' }))
    const { replies } = await act('Mei', { type: 'happeningNow' })
    expect(textsIn(replies[0])).toEqual([
      say('discussion.now.title'),
      say('discussion.now.contact', { contact: 'security desk' }),
      say('discussion.now.after'),
    ])
  })
})
