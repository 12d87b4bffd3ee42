import { expect, test } from 'vitest'
import { MemoryStore } from '../../storage/memory-store.ts'
import { acting, readyCheck } from './ready-check.ts'
import { startWhatif } from './whatif.ts'
import { startSlack } from './workspace.ts'

test('the longest names, answers, reasons and stories are never too long for Slack', async () => {
  const slack = await startSlack()
  const store = new MemoryStore()
  const whatif = await startWhatif(slack, { store, rasterise: () => new Uint8Array([1]) })
  const { closed } = slack.acme.channels
  const { dana, mei } = slack.acme.people
  const name = '<&>*_`'.repeat(20)
  const facilitator = { id: dana.id, name }
  const ready = await readyCheck(slack.acme, facilitator, name)
  const review = await ready.put(store)
  await dana.invite(closed)
  const act = acting(whatif, slack.acme)
  const on = { review, finding: ready.stories[0] }
  const reason = '&'.repeat(2000)
  await act(facilitator, { type: 'publish', review, how: 'all', to: closed, sure: true })
  for (const id of ['U1', 'U2', 'U3']) {
    const person = { id, name: `${id}${name}`.slice(0, 120) }
    const stance = id === 'U1' ? 'doesNotApply' : 'no'
    await act(person, { type: 'takeStance', ...on, stance, reason, shareReason: true })
    await act(person, { type: 'questionBecause', ...on, question: 'people.who', reason })
    await act(person, { type: 'addStory', review, words: '&<>'.repeat(100) })
    await act(person, { type: 'tell', ...on, words: '>'.repeat(2000) })
  }
  const decision = { treatment: 'mitigate', own: reason, owner: mei.id, due: '2030-01-01', reason }
  await act(facilitator, { type: 'decide', ...on, ...decision })
  await act(facilitator, { type: 'overrideBand', ...on, band: 'fineForNow', reason })
  await act(facilitator, { type: 'close', review, sure: true })
  const owed = async () => {
    const record = await store.load({ workspace: `slack:${slack.acme.team}`, id: review })
    return record?.outbox.filter(({ wanted, sent }) => wanted > sent)
  }
  await expect.poll(owed).toEqual([])
  expect(slack.calls.filter(({ answer }) => answer['ok'] !== true)).toEqual([])
  expect(whatif.log).toEqual([])
  await whatif.stop()
  await slack.stop()
})
