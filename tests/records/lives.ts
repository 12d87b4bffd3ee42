import { grave, Life, type Program, small } from './program.ts'

/** A check that nobody has finished: questions are with others, came back, and two people disagree. */
export async function unfinished(program: Program): Promise<void> {
  const life = new Life(program, 'unfinished')
  const { called } = life
  await life.starts('Swim Booking')
  await life.answers('Dana', small, 4)
  await life.act('Dana', { type: 'notSure', question: 'people.who', version: 0 })
  for (const question of ['people.count', 'info.leak', 'info.change', 'wrong.down'])
    await life.act('Dana', { type: 'handOver', question, to: called('Ravi') })
  await life.act('Ravi', { type: 'takeBack', question: 'people.count' })
  await life.act('Dana', { type: 'handOver', question: 'people.count', to: called('Mei') })
  await life.act('Ravi', { type: 'answer', question: 'info.leak', version: 0, value: 'serious' })
  await life.act('Dana', { type: 'takeBack', question: 'info.leak' })
  await life.act('Dana', { type: 'answer', question: 'info.leak', version: 0, value: 'mild' })
  await life.act('Ravi', { type: 'notSure', question: 'info.change', version: 0 })
  await life.act('Ravi', { type: 'stop' })
  await life.act('Mei', { type: 'say', text: 'why?' })
  await life.act('Dana', { type: 'change', question: 'about.stage' })
}

/** A check that was posted, talked over by three people, changed and posted again. */
export async function reposted(program: Program): Promise<void> {
  const life = new Life(program, 'reposted')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  await talk(life)
  await life.act('Dana', { type: 'change', question: 'people.who' })
  await life.act('Dana', {
    type: 'answer',
    question: 'people.who',
    version: 1,
    value: ['staff', 'public'],
  })
  await life.isPosted()
  await life.act('Mei', { type: 'storyMore', finding: (await life.stories())[0] })
}

/** What three people say and decide: every sort of event that a discussion can have. */
async function talk(life: Life): Promise<void> {
  const { called } = life
  const [first, second, third, fourth, fifth] = await life.stories()
  const on = (finding: string | undefined, action: object) => ({ finding, ...action })
  await life.act(
    'Ravi',
    on(first, { type: 'takeStance', stance: 'yes', reason: 'Nobody looks.', shareReason: true }),
  )
  await life.act('Mei', on(first, { type: 'takeStance', stance: 'happened' }))
  await life.act(
    'Mei',
    on(first, {
      type: 'decide',
      treatment: 'mitigate',
      own: 'Look once a week',
      owner: called('Ravi'),
      due: '2026-12-11',
    }),
  )
  await life.act('Ravi', on(first, { type: 'stepDone', shown: 'It is in the diary.' }))
  await life.act(
    'Dana',
    on(second, {
      type: 'takeStance',
      stance: 'no',
      reason: 'There is no such door.',
      shareReason: true,
    }),
  )
  await life.act('Mei', on(second, { type: 'secondNo', claimBy: called('Dana') }))
  // "Live with it" with a day that has passed long ago, and with one that is further off than half a year.
  await life.act(
    'Ravi',
    on(third, {
      type: 'decide',
      treatment: 'accept',
      reason: 'It is small.',
      owner: called('Dana'),
      due: '2026-12-15',
    }),
  )
  await life.act('Mei', on(third, { type: 'secondDecision' }))
  await life.act(
    'Mei',
    on(fourth, {
      type: 'decide',
      treatment: 'accept',
      reason: 'We know.',
      owner: called('Mei'),
      due: '2028-06-30',
    }),
  )
  await life.act('Dana', on(fourth, { type: 'secondDecision' }))
  await life.act(
    'Mei',
    on(fourth, { type: 'overrideBand', band: 'fineForNow', reason: 'Few people use it.' }),
  )
  await life.act(
    'Ravi',
    on(fifth, {
      type: 'decide',
      treatment: 'avoid',
      own: 'No more guests',
      owner: called('Ravi'),
      due: '2027-01-15',
    }),
  )
  await life.act(
    'Mei',
    on(fifth, {
      type: 'decide',
      treatment: 'transfer',
      own: 'The pool does it',
      owner: called('Mei'),
      due: '2027-02-01',
    }),
  )
  await life.act('Dana', on(fifth, { type: 'reopenStory', reason: 'Not settled' }))
  await life.act('Dana', on(fifth, { type: 'park' }))
  await life.act('Ravi', on('must-never-happen', { type: 'takeStance', stance: 'partly' }))
  await life.act(
    'Ravi',
    on('must-never-happen', { type: 'tell', words: 'It nearly did, last year.' }),
  )
  for (const question of Object.keys(small))
    await life.act('Mei', on(first, { type: 'questionBecause', question, reason: 'Not any more.' }))
  await life.act('Mei', { type: 'addStory', words: 'What if the roof leaks?' })
  await life.act('Ravi', on('own-1', { type: 'takeStance', stance: 'notSure' }))
}

/** A check that was posted and closed, with a step that is still open. */
export async function closed(program: Program): Promise<void> {
  const life = new Life(program, 'closed')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  const [first, second] = await life.stories()
  await life.act('Ravi', {
    type: 'decide',
    finding: first,
    treatment: 'mitigate',
    own: 'Lock it',
    owner: life.called('Mei'),
    due: '2026-12-04',
  })
  await life.act('Mei', { type: 'takeStance', finding: second, stance: 'notSure' })
  await life.act('Dana', { type: 'close', sure: true })
  await life.act('Mei', { type: 'stepDone', finding: first })
  await life.act('Dana', { type: 'reopen' })
  await life.act('Dana', { type: 'close', sure: true })
}

/** A check with much at stake: posted with stories to act on first, and gone on with in more depth. */
export async function serious(program: Program): Promise<void> {
  const life = new Life(program, 'serious')
  await life.starts('Swim Booking', 'full')
  await life.act('Dana', { type: 'mainOnly' })
  await life.answers('Dana', grave)
  await life.isPosted()
  const [first] = await life.stories()
  await life.act('Ravi', { type: 'takeStance', finding: first, stance: 'yes' })
  await life.act('Dana', { type: 'goDeeper' })
  await life.answers('Dana', grave, 2)
}

/** A check whose facilitator chose its stories and ways, and whose team proposed to change what was decided. */
export async function chosen(program: Program): Promise<void> {
  const life = new Life(program, 'chosen')
  const { called } = life
  await life.starts('Swim Booking')
  await life.answers('Dana', grave, 3)
  await life.act('Dana', { type: 'stop' })
  await life.act('Dana', { type: 'continue' })
  await life.answers('Dana', grave)
  await life.act('Dana', { type: 'preview' })
  const [way, other] = idsIn(await life.shown('Dana'), 'way')
  const choice = await life.act('Dana', { type: 'chooseStories' })
  const [out, kept] = idsIn(choice, 'finding')
  await life.act('Dana', { type: 'takeOut', finding: out })
  await life.act('Dana', { type: 'takeOut', finding: kept })
  await life.act('Dana', { type: 'bringIn', finding: kept })
  const others = await life.act('Dana', { type: 'otherStories' })
  await life.act('Dana', { type: 'bringIn', finding: idsIn(others, 'finding')[2] })
  await life.act('Dana', { type: 'setWayAside', way })
  await life.act('Dana', { type: 'setWayAside', way: other })
  await life.act('Dana', { type: 'bringWayBack', way: other })
  await life.isPosted()
  await life.act('Ravi', {
    type: 'answerHow',
    finding: 'must-never-happen',
    words: 'A list left at the pool.',
  })
  const [first, second] = await life.stories()
  const fix = { type: 'decide', treatment: 'mitigate', own: 'Lock it', due: '2026-12-04' }
  for (const finding of [first, second])
    await life.act('Ravi', { ...fix, finding, owner: called('Ravi') })
  await life.act('Mei', { ...fix, finding: first, own: 'Lock it twice', owner: called('Mei') })
  await life.act('Dana', { type: 'agreeProposal', finding: first })
  await life.act('Mei', { ...fix, finding: second, own: 'Leave it', owner: called('Mei') })
  await life.act('Ravi', { type: 'declineProposal', finding: second })
}

/** The ids that buttons and forms of cards carry under a name, each once, in order. */
const idsIn = (cards: unknown, name: string): readonly string[] => [
  ...new Set(
    [...JSON.stringify(cards).matchAll(new RegExp(`"${name}":"([^"]+)"`, 'g'))].flatMap(
      ([, id]) => id ?? [],
    ),
  ),
]

/** A check of which only the headline was posted. */
export async function headline(program: Program): Promise<void> {
  const life = new Life(program, 'headline')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted('headline')
}

/** A check whose cards cannot be posted: the app is not in that place. */
export async function parked(program: Program, place: string): Promise<void> {
  const life = new Life(program, 'parked')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted('all', place)
}

/** A check that was posted and deleted. */
export async function deleted(program: Program): Promise<void> {
  const life = new Life(program, 'deleted')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  await life.act('Dana', { type: 'delete', confirm: 'Swim Booking' })
}
