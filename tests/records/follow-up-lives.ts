import { assessmentSchema } from '../../src/report/assessment.ts'
import { grave, Life, type Program, small } from './program.ts'

/** What becomes of promises: every sort of event that steps, an agreed “no” and people's wishes can have. */
export async function promised(program: Program): Promise<void> {
  const life = new Life(program, 'promised')
  const { called } = life
  await life.starts('Swim Booking')
  await life.act('Dana', { type: 'planTalk', until: '2026-12-04', openStances: true })
  await life.answers('Dana', grave, 5)
  await life.act('Dana', { type: 'handOver', question: 'info.leak', to: called('Ravi') })
  await life.act('Dana', { type: 'handOver', question: 'info.leak', to: called('Mei') })
  await life.answers('Dana', grave)
  await life.passTo('2026-11-24T10:00:00.000Z')
  await life.act('Ravi', { type: 'answer', question: 'info.leak', version: 0, value: 'hurt' })
  await life.act('Mei', { type: 'answer', question: 'info.leak', version: 0, value: 'mild' })
  await life.isPosted()
  const on = { question: 'info.leak', of: called('Ravi') }
  await life.act('Dana', { type: 'settle', ...on, reason: 'He has seen it.' })
  await life.isPosted()
  const stories = await life.stories()
  const [first, second, third, fourth, fifth] = stories
  const fix = { type: 'decide', treatment: 'mitigate', own: 'Lock it', due: '2026-12-04' }
  for (const finding of [first, second, third])
    await life.act('Dana', { ...fix, finding, owner: called('Ravi') })
  await life.passTo('2026-11-25T10:00:00.000Z')
  await life.act('Ravi', { type: 'takeStep', finding: first })
  await life.act('Ravi', {
    type: 'moveStep',
    finding: first,
    due: '2026-12-11',
    reason: 'The key is late.',
  })
  await life.act('Ravi', { type: 'declineStep', finding: second, reason: 'I have no key.' })
  await life.act('Dana', { type: 'changeOwner', finding: second, owner: called('Mei') })
  await life.act('Ravi', { type: 'declineStep', finding: third })
  const no = { stance: 'no', reason: 'There is no such door.', shareReason: true }
  await life.act('Mei', { type: 'takeStance', finding: fourth, ...no })
  await life.act('Ravi', { type: 'secondNo', finding: fourth, claimBy: called('Mei') })
  await life.act('Ravi', {
    type: 'decide',
    finding: fifth,
    treatment: 'accept',
    reason: 'It is small.',
    owner: called('Mei'),
    due: '2026-12-18',
  })
  await life.act('Mei', { type: 'secondDecision', finding: fifth })
  await life.act('Mei', { type: 'addStory', words: 'What if the roof leaks?' })
  await life.act('Mei', { type: 'rewordStory', finding: 'own-1', words: 'The roof could leak.' })
  await life.act('Mei', { type: 'addStory', words: 'What if it snows?' })
  await life.act('Mei', { type: 'withdrawStory', finding: 'own-2' })
  await life.act('Dana', { type: 'share', to: 'Lena' })
  await life.act('Dana', { type: 'unshare', person: 'lena' })
  await life.act('Dana', { type: 'share', to: 'Lena' })
  await life.act('Dana', { type: 'change', question: 'about.stage' })
  await life.act('Dana', { type: 'continue' })
  await life.act('Mei', { type: 'snooze' })
  await life.act('Mei', { type: 'mute' })
  await life.act('Mei', { type: 'unmute' })
  await life.act('Ravi', { type: 'setAway', until: '2026-11-30' })
  await life.act('Ravi', { type: 'setAway', until: '' })
  await life.act('Dana', { type: 'remind', person: called('Mei') })
  await life.passTo('2026-12-21T10:00:00.000Z')
  await life.act('Mei', {
    type: 'acceptAgain',
    finding: fifth,
    due: '2027-02-26',
    reason: 'Still.',
  })
  await life.act('Ravi', { type: 'secondDecision', finding: fifth })
  await life.act('Mei', { type: 'stepDone', finding: second, shown: 'Try the door.' })
  await life.passTo('2027-06-01T10:00:00.000Z')
  await life.act('Mei', { type: 'confirmNo', finding: fourth })
}

/** A step of the catalogue becomes a rule for all products, and is none any more. */
export async function ruled(program: Program): Promise<void> {
  const life = new Life(program, 'ruled')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  const [finding] = await life.stories()
  const form = JSON.stringify(await life.act('Dana', { type: 'openDecide', finding }))
  const [, safeguard = ''] = /"value":"([^"]+)","label":"[^"]+usually/.exec(form) ?? []
  const step = { treatment: 'mitigate', safeguards: safeguard, owner: life.called('Ravi') }
  await life.act('Dana', { type: 'decide', finding, ...step, due: '2027-11-08', changes: 'rule' })
  await life.act('Dana', { type: 'makeRule', finding, safeguard })
  await life.act('Dana', { type: 'dropRule', finding, safeguard })
  await life.act('Dana', { type: 'makeRule', finding, safeguard })
}

/** Looked at again twice: what is still true, what has changed, and steps whose stories are gone. */
export async function lookedAgain(program: Program): Promise<void> {
  const life = new Life(program, 'looked-again')
  const withAccounts = { ...small, 'about.features': ['signin', 'post'] }
  await life.starts('Swim Booking')
  await life.answers('Dana', withAccounts)
  await life.isPosted()
  const gone = (await storiesOf(life, program, /password|post/)).slice(0, 5)
  for (const finding of gone)
    await life.act('Dana', {
      type: 'decide',
      finding,
      treatment: 'mitigate',
      own: 'See to it',
      owner: life.called('Ravi'),
      due: '2027-12-01',
    })
  await life.act('Dana', { type: 'close', sure: true })
  await life.act('Dana', { type: 'setNextLook', rhythm: 'threeMonths' })
  await life.act('Dana', { type: 'setNextLook', rhythm: 'sprint' })
  life.pass(30)
  await life.looks('again')
  await life.act('Dana', { type: 'change', question: 'about.features' })
  const none = { question: 'about.features', version: 0, value: ['none'] }
  await life.act('Dana', { type: 'answer', ...none })
  for (const section of ['about', 'people', 'info', 'wrong'])
    await life.act('Dana', { type: 'stillTrue', section })
  await life.answers('Dana', small)
  await life.isPosted()
  const [first, ...others] = gone
  for (const finding of others.slice(0, -1)) await life.act('Ravi', { type: 'keepStep', finding })
  await life.act('Ravi', { type: 'dropStep', finding: first })
  await life.act('Ravi', { type: 'dropStep', finding: others.at(-1) })
  await life.act('Dana', { type: 'close', sure: true })
  await life.act('Dana', { type: 'setNextLook', rhythm: 'sprint' })
  life.pass(14)
  await life.act('Dana', { type: 'reportChanges', none: true })
  life.pass(14)
  await life.looks('changed')
  await life.act('Dana', { type: 'reportChanges', changes: ['information'] })
  await life.answers('Dana', small)
  await life.isPosted()
}

/** A check whose facilitator, and one of whose people, are others in the end. */
export async function handedOn(program: Program): Promise<void> {
  const life = new Life(program, 'handed-on')
  const { called } = life
  await life.starts('Swim Booking')
  await life.answers('Dana', small, 6)
  for (const question of ['info.leak', 'wrong.down'])
    await life.act('Dana', { type: 'handOver', question, to: called('Mei') })
  await life.answers('Dana', small)
  await life.act('Dana', {
    type: 'moveAll',
    person: called('Mei'),
    to: called('Ravi'),
    leaves: true,
  })
  await life.isPosted()
  await life.act('Dana', { type: 'handCheck', to: called('Ravi') })
  await life.act('Mei', { type: 'takeStance', finding: (await life.stories())[0], stance: 'yes' })
  await life.act('Dana', {
    type: 'decide',
    finding: (await life.stories())[1],
    treatment: 'mitigate',
    own: 'Lock it',
    owner: called('Ravi'),
    due: '2027-12-15',
  })
  await life.passTo('2028-01-14T10:00:00.000Z')
  await life.act('Dana', { type: 'takeOver' })
}

/** A check of before dates acted, whose facilitator says what becomes of the days that have passed. */
export async function passedBefore(program: Program, since: () => Program): Promise<void> {
  const life = new Life(program, 'passed-before')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  const [finding] = await life.stories()
  await life.act('Ravi', {
    type: 'decide',
    finding,
    treatment: 'mitigate',
    own: 'Lock it',
    owner: life.called('Mei'),
    due: '2028-03-01',
  })
  life.pass(60)
  const later = life.goesOnIn(since())
  await later.passTo('2028-05-02T10:00:00.000Z')
  await later.act('Dana', { type: 'settlePastDates', tell: true })
  await later.passTo('2028-05-04T10:00:00.000Z')
}

/** The stories of a posted check whose titles say this. */
async function storiesOf(life: Life, program: Program, says: RegExp): Promise<readonly string[]> {
  const { reviews, workspace, channel, people } = program
  const sender = { workspace, channel, who: people.Dana }
  const { body } = await reviews.report(sender, life.review, 'json')
  const { findings } = assessmentSchema.parse(JSON.parse(body))
  return findings.filter(({ title }) => says.test(title)).map(({ id }) => id)
}
