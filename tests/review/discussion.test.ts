import { beforeEach, describe, expect, test } from 'vitest'
import { type Bench, words } from './bench.ts'
import { copyOfPosted } from './posted-check.ts'

let bench: Bench
let review: string
let finding: string

beforeEach(async () => {
  ;({ bench, review, finding } = await copyOfPosted({
    emergencyContact: 'security desk, extension 7',
  }))
})

const on = () => ({ review, finding })
const act = async (name: string, action: object) => {
  const { replies, form } = await bench.act(name, { ...on(), ...action })
  return { said: replies.map(words).join('\n'), form }
}
const story = () => bench.threadCard('Ravi', review, `story/${finding}`)
const talked = async () =>
  /(\d+) of \d+ talked through/.exec(await bench.threadCard('Ravi', review, 'summary'))?.[1]

describe('saying what one thinks', () => {
  test('others see counts; the reason only if its author agrees', async () => {
    await act('Mei', {
      type: 'takeStance',
      stance: 'yes',
      reason: 'I saw it done',
      shareReason: false,
    })
    expect(await story()).not.toContain('I saw it done')
    await act('Jo', { type: 'takeStance', stance: 'yes', reason: 'So did I', shareReason: true })
    expect(await story()).toContain('So did I')
    expect(await story()).not.toContain('I saw it done')
  })

  test('one person has one say, and may change it', async () => {
    await act('Mei', { type: 'takeStance', stance: 'yes' })
    await act('Mei', { type: 'takeStance', stance: 'no', reason: 'We test it' })
    const state = await bench.store.load({ workspace: 'local', id: review })
    expect(state?.events.filter(({ type }) => type === 'stanceTaken')).toHaveLength(2)
    expect(await story()).toMatch(/1 (says|person|of|has)/)
  })

  test('a “no” needs its reason, and counts once somebody else agrees', async () => {
    const { form, said } = await act('Mei', { type: 'takeStance', stance: 'no' })
    expect(form?.title).toContain('Clinic Booking')
    expect(said).toContain('why it cannot happen')
    await act('Mei', { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true })
    expect(await talked()).toBe('0')
    expect((await act('Mei', { type: 'secondNo', claimBy: 'mei' })).said).toContain('Somebody else')
    expect(await talked()).toBe('0')
    expect((await act('Ravi', { type: 'secondNo', claimBy: 'mei' })).said).toContain('20 May 2027')
    expect(await talked()).toBe('1')
  })

  test('whoever agrees with a “no” has said so too, until they say something else', async () => {
    const no = { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true }
    await act('Mei', no)
    await act('Ravi', { type: 'takeStance', stance: 'notSure' })
    expect(await story()).toContain('Not sure: 1')
    await act('Ravi', { type: 'secondNo', claimBy: 'mei' })
    expect(await story()).toMatch(/2 of \d have said what they think\. No: 2\n/)
    bench.clock.pass(60)
    await act('Ravi', { type: 'takeStance', stance: 'partly' })
    expect(await story()).toMatch(/2 of \d have said what they think\. Partly: 1 · No: 1/)
  })

  test('whoever says that it has happened is still counted so after they agree with a “no”', async () => {
    const no = { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true }
    await act('Mei', no)
    await act('Ravi', { type: 'takeStance', stance: 'happened' })
    await act('Ravi', { type: 'secondNo', claimBy: 'mei' })
    expect(await talked()).toBe('0')
  })

  test('a “no” whose reason is private is counted without a name, and nobody can agree with it', async () => {
    await act('Eve', { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: false })
    expect(await story()).not.toContain('Eve')
    expect((await act('Ravi', { type: 'secondNo', claimBy: 'eve' })).said).not.toContain(
      'You agree',
    )
    expect(await talked()).toBe('0')
  })

  test('agreeing with a “no” that was taken back changes nothing', async () => {
    await act('Mei', { type: 'takeStance', stance: 'no', reason: 'We test it' })
    await act('Mei', { type: 'takeStance', stance: 'yes' })
    expect((await act('Ravi', { type: 'secondNo', claimBy: 'mei' })).said).toContain(
      'changed their mind',
    )
    expect(await talked()).toBe('0')
  })

  test('an agreed “no” settles nothing while somebody says it has happened', async () => {
    await act('Mei', { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true })
    await act('Ravi', { type: 'secondNo', claimBy: 'mei' })
    expect(await talked()).toBe('1')
    await act('Jo', { type: 'takeStance', stance: 'happened' })
    expect(await talked()).toBe('0')
  })

  test('an agreed “no” whose author changes their mind is on record no more', async () => {
    await act('Mei', { type: 'takeStance', stance: 'no', reason: 'We test it', shareReason: true })
    await act('Ravi', { type: 'secondNo', claimBy: 'mei' })
    await act('Mei', { type: 'takeStance', stance: 'partly' })
    expect(await talked()).toBe('0')
    await act('Dana', {
      type: 'decide',
      treatment: 'mitigate',
      owner: 'Ravi',
      due: '2026-12-24',
      own: 'Ask',
    })
    expect(await talked()).toBe('1')
  })

  test('what is told to the facilitator stands nowhere else', async () => {
    await act('Mei', { type: 'tell', words: 'It happened to me in May' })
    expect(await story()).not.toContain('May')
    const { own } = await bench.feed('Dana', review)
    expect(own.map(({ message }) => words(message)).join('\n')).toContain(
      'It happened to me in May',
    )
    const ravis = await bench.feed('Ravi', review)
    expect(JSON.stringify(ravis)).not.toContain('It happened to me in May')
  })

  test('this is happening now names whom to call', async () => {
    expect((await act('Mei', { type: 'happeningNow' })).said).toContain(
      'security desk, extension 7',
    )
  })

  test('a reason in doubt stands beside the story', async () => {
    const { form } = await act('Mei', { type: 'openBecause' })
    const field = form?.elements.find((one) => one.type === 'field')
    const question =
      field?.type === 'field' && field.field.type === 'choice' ? field.field.options[0]?.value : ''
    await act('Mei', { type: 'questionBecause', question, reason: 'Only staff sign in' })
    expect(await story()).toContain('Only staff sign in')
  })
})

describe('deciding', () => {
  const decision = { type: 'decide', treatment: 'mitigate', owner: 'Ravi', due: '2026-12-24' }

  test('a decision names the step, who, and by when; done and shown lowers what is left', async () => {
    const { form } = await act('Dana', { type: 'openDecide' })
    const steps = form?.elements.flatMap((one) =>
      one.type === 'field' && one.field.type === 'choices'
        ? one.field.options.map(({ value }) => value)
        : [],
    )
    expect(steps?.length).toBeGreaterThan(0)
    await act('Dana', { ...decision, safeguards: steps?.[0] })
    expect(await story()).toContain('Ravi')
    expect(await talked()).toBe('1')
    expect((await act('Mei', { type: 'stepDone' })).said).toContain('Only Ravi or Dana')
    expect(
      (await act('Ravi', { type: 'stepDone', shown: 'Tried it in front of the team' })).said,
    ).toContain('Well done')
    expect(await story()).toContain('Tried it in front of the team')
  })

  test('without a step, or for a day that is past, it asks again and keeps nothing', async () => {
    const none = await act('Dana', { ...decision })
    expect(none.said).toContain('safety step')
    expect(none.form).toBeDefined()
    expect(
      (await act('Dana', { ...decision, own: 'Ask first', due: '2026-11-18' })).said,
    ).toContain('still to come')
    expect(await talked()).toBe('0')
  })

  test('an owner whose name only begins like a known one is asked about, and nothing is kept', async () => {
    const own = { ...decision, own: 'Ask first' }
    await act('Tom our developer', { type: 'takeStance', stance: 'yes' })
    for (const owner of ['Tom', 'tom our']) {
      const asked = await bench.act('Dana', { ...on(), ...own, owner })
      expect(asked.replies.map(words).join()).toContain('is it Tom our developer?')
      expect(asked).toMatchObject({ wrong: 'owner', form: {} })
    }
    expect(await talked()).toBe('0')
    await act('Dana', { ...own, owner: 'tom our developer' })
    expect(await story()).toContain('Tom our developer, by')
    await act('Dana', { ...own, owner: 'Tom Hill' })
    expect(await story()).toContain('Tom Hill, by')
  })

  test('“live with it” needs a reason, and somebody other than its proposer', async () => {
    const live = { ...decision, treatment: 'accept' }
    expect((await act('Dana', live)).said).toContain('why you can live with it')
    await act('Dana', { ...live, reason: 'Very few people use it' })
    expect(await talked()).toBe('0')
    expect((await act('Dana', { type: 'secondDecision' })).said).toContain('other than the one')
    expect(await talked()).toBe('0')
    await act('Mei', { type: 'secondDecision' })
    expect(await talked()).toBe('1')
  })

  test('another band keeps both values and the reason', async () => {
    await act('Mei', {
      type: 'overrideBand',
      band: 'fineForNow',
      reason: 'Already mended last week',
    })
    expect(await story()).toContain('Already mended last week')
    expect(await story()).toContain('Fine for now')
  })

  test('a story talked about again is open again', async () => {
    await act('Dana', { ...decision, own: 'Ask first' })
    expect(await talked()).toBe('1')
    await act('Dana', { type: 'reopenStory', reason: 'It did not help' })
    expect(await talked()).toBe('0')
  })

  test('a story in the team’s own words stands with the others', async () => {
    await bench.act('Mei', {
      type: 'addStory',
      review,
      words: 'Someone could park in the ambulance bay',
    })
    expect(await bench.threadCard('Ravi', review, 'story/own-1')).toContain('ambulance bay')
    expect(await bench.threadCard('Ravi', review, 'summary')).toContain('ambulance bay')
  })

  test('when all is talked through the digest says what was agreed', async () => {
    const stories = (await bench.feed('Dana', review)).thread.flatMap(({ id }) =>
      id.startsWith('story/') && !id.endsWith('must-never-happen') ? [id.slice(6)] : [],
    )
    for (const [n, finding] of stories.entries()) {
      expect(await bench.threadCard('Ravi', review, 'digest')).toBe('')
      await act('Dana', { ...decision, finding, own: `Step ${n + 1}` })
    }
    expect(await bench.threadCard('Ravi', review, 'digest')).toContain(
      '7 of 7 stories talked through',
    )
  })

  test('a closed check can still be read and finished, and opened again by its facilitator', async () => {
    await act('Dana', { ...decision, own: 'Ask first' })
    await bench.act('Dana', { type: 'close', review, sure: true })
    expect((await act('Mei', { type: 'takeStance', stance: 'yes' })).said).toContain('closed')
    expect((await act('Ravi', { type: 'stepDone' })).said).toContain('Well done')
    await bench.act('Dana', { type: 'reopen', review })
    expect((await act('Mei', { type: 'takeStance', stance: 'yes' })).said).toContain('Thank you')
  })
})

describe('posting freezes', () => {
  test('pressing Post twice posts once', async () => {
    const before = await bench.store.load({ workspace: 'local', id: review })
    const { replies } = await bench.act('Dana', { type: 'publish', review, how: 'all' })
    expect(words(replies[0])).toContain('Nothing changed')
    expect(await bench.store.load({ workspace: 'local', id: review })).toEqual(before)
  })

  test('a later answer changes no posted story; posting again takes it in', async () => {
    const before = await bench.threadCard('Ravi', review, 'summary')
    await bench.act('Dana', { type: 'change', review, question: 'about.features' })
    const value = ['signin', 'message', 'pay']
    await bench.act('Dana', {
      type: 'answer',
      review,
      question: 'about.features',
      version: 1,
      value,
    })
    expect(await bench.threadCard('Ravi', review, 'summary')).toBe(before)
    await bench.answerAll('Dana', review, {})
    expect(words(await bench.open('Dana', review))).toContain('Your answers have changed since')
    await bench.act('Dana', { type: 'publish', review, how: 'all' })
    expect(await bench.threadCard('Ravi', review, 'summary')).not.toBe(before)
  })
})
