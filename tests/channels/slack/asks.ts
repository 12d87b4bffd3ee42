import type { Json } from './shapes.ts'

/** Everything that can be asked of a check, each with what it needs. */
export const asks = (review: string): Json[] => {
  const finding = 'see-others'
  const question = 'about.what'
  const all = { review, finding, question, version: 0, value: 'x', to: 'x', how: 'all', page: 1 }
  const more = { stance: 'yes', claimBy: 'x', reason: 'x', words: 'x', format: 'md', confirm: 'x' }
  const types =
    'say answer notSure skip why more engineerWords back change openHandOver handOver takeBack openSend sendOpen settle stop continue mainOnly whoSees lookOver goDeeper preview openPublish publish postAgain download openStory openStance takeStance secondNo openBecause questionBecause openTell tell happeningNow storyTechnical storyMore openDecide decide secondDecision openDone stepDone openBand overrideBand openAddStory addStory park openHow answerHow setWayAside bringWayBack openReopen reopenStory agreeProposal declineProposal everything close reopen openDelete delete write'
  const decision = { treatment: 'accept', owner: 'x', due: '2030-01-01', band: 'high', text: 'x' }
  return types.split(' ').map((type) => ({ ...all, ...more, ...decision, type }))
}

/** The parts of a press that make it ask for something else, as another press. */
export function asking({ actions: [action] = [] }: { actions?: Json[] }, ask: Json): Json {
  const actions = [{ ...action, value: JSON.stringify(ask) }]
  return { actions, trigger_id: `${Math.random()}` }
}
