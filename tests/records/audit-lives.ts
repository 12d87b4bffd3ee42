import { Life, type Program, small } from './program.ts'

/** Files that people, a tool and the operator took along, with names and without. */
export async function takenAlong(program: Program): Promise<void> {
  const { reviews, workspace, channel, people } = program
  const life = new Life(program, 'taken-along')
  await life.starts('Swim Booking')
  await life.answers('Dana', small)
  await life.isPosted()
  const by = (name: 'Dana' | 'Ravi' | 'Mei') => ({ workspace, channel, who: people[name] })
  await reviews.report(by('Ravi'), life.review, 'html')
  await reviews.report(by('Mei'), life.review, 'threat-dragon')
  await reviews.report(by('Mei'), life.review, 'csv', 'roles')
  await reviews.report(by('Mei'), life.review, 'csv')
  await reviews.report(by('Dana'), life.review, 'audit')
  await reviews.exported(life.review, { format: 'otm' })
  life.pass(1)
  await reviews.report(by('Ravi'), life.review, 'html')
  await life.act('Mei', {
    type: 'takeStance',
    finding: (await life.stories())[0],
    stance: 'partly',
  })
}
