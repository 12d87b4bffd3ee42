import { Life, type Program, small } from './program.ts'

/** A check that is held, let go and held again, so that nobody deletes it; and somebody in it was erased. */
export async function heldBack(program: Program): Promise<void> {
  const { reviews, workspace } = program
  const life = new Life(program, 'held')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  const [finding, other] = await life.stories()
  await life.act('Mei', { type: 'takeStance', finding, stance: 'yes' })
  await life.act('Dana', {
    type: 'decide',
    finding: other,
    treatment: 'mitigate',
    own: 'Lock it',
    owner: life.called('Ravi'),
    due: '2027-04-15',
  })
  await reviews.hold(life.review, 'held')
  await life.act('Dana', { type: 'delete', confirm: 'Swim Booking' })
  await reviews.hold(life.review, 'released')
  await reviews.erasePerson({ workspace, person: life.called('Mei'), isSure: true, secret: 'mei' })
  await reviews.hold(life.review, 'held')
}

/** A check that was deleted by itself, once it had been closed for long enough. */
export async function ranOut(program: Program): Promise<void> {
  const life = new Life(program, 'ran-out')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  await life.act('Dana', { type: 'close', sure: true })
  life.pass(100)
  await program.reviews.resume()
  await program.settled()
}
