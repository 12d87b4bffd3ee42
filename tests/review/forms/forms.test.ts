import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { text } from '../../../src/message/build.ts'
import type { Form } from '../../../src/message/message.ts'
import {
  deleteForm,
  handOverForm,
  sendForm,
  type WhomToAsk,
} from '../../../src/review/forms/asking-forms.ts'
import { awayForm } from '../../../src/review/forms/away-form.ts'
import { decideForm } from '../../../src/review/forms/decide-form.ts'
import { nextLookForm } from '../../../src/review/forms/look-forms.ts'
import { handCheckForm, moveAllForm } from '../../../src/review/forms/moving-forms.ts'
import {
  acceptAgainForm,
  moveStepForm,
  ownerForm,
} from '../../../src/review/forms/promise-forms.ts'
import { publishForm } from '../../../src/review/forms/publish-form.ts'
import { settleForm } from '../../../src/review/forms/settle-form.ts'
import { shareForm } from '../../../src/review/forms/share-form.ts'
import { stanceForm } from '../../../src/review/forms/stance-form.ts'
import { startForm, storyFrom } from '../../../src/review/forms/start-form.ts'
import {
  addStoryForm,
  bandForm,
  becauseForm,
  doneForm,
  howForm,
  reopenForm,
  rewordForm,
  tellForm,
} from '../../../src/review/forms/talk-forms.ts'
import { talkPlanForm } from '../../../src/review/forms/talk-plan-form.ts'
import { content, say } from '../../own-content.ts'

const review = 'r1'
const story = {
  review,
  finding: 'story-b',
  product: 'Swim & Booking',
  question: 'Could someone do it?',
}
const accounts: WhomToAsk = { names: [], suggested: { value: 'Ravi', person: 'U7' } }
const named: WhomToAsk = { names: ['Mei', 'Ravi'], suggested: { value: 'Ravi' } }
const other: WhomToAsk = { names: ['Mei', 'Ravi'], suggested: { value: 'Tom' } }
const nobody: WhomToAsk = { names: [] }
const due = '2026-12-08'
const [one, two] = content.catalogue.safeguards
const safeguards = one && two ? [one, two] : []
const ofQuestion = { review, question: 'info.leak', short: 'If it leaked', section: 'Information' }
const move = { review, person: 'ravi', name: 'Ravi', count: 3 }
const stands = {
  safeguards: [safeguards[1]?.id ?? ''],
  own: 'Lock it',
  treatment: 'transfer',
  reason: 'It is cheap',
  changes: 'working',
  owner: { id: 'U7', name: 'Ravi' },
} as const

/** Every form, with and without what can be left out of it. */
const forms: Readonly<Record<string, readonly Form[]>> = {
  starting: [startForm(say), startForm(say, ['en-GB']), startForm(say, ['en-GB', 'he'])],
  storyFrom: [
    storyFrom(say, 'A key under the mat', [{ value: 'r1', label: 'Swim' }]),
    storyFrom(say, 'A key', [
      { value: 'r1', label: 'Swim' },
      { value: 'r2', label: 'Clinic' },
    ]),
  ],
  asking: [
    sendForm(say, { ...accounts, review, owner: 'ops', count: 1 }),
    sendForm(say, { ...named, review, owner: 'tech', count: 4 }),
    handOverForm(say, { ...nobody, ...ofQuestion, isSecond: false }),
    handOverForm(say, { ...other, ...ofQuestion, isSecond: true }),
  ],
  handing: [
    handCheckForm(say, { ...accounts, review, product: 'Swim' }),
    moveAllForm(say, { ...named, ...move, what: 'questions', isFacilitator: true }),
    moveAllForm(say, { ...named, ...move, what: 'everything', isFacilitator: true }),
    moveAllForm(say, { ...named, ...move, what: 'everything', isFacilitator: false }),
  ],
  deciding: [
    decideForm(say, story, { safeguards, rules: [], stands: undefined, due, notice: undefined }),
    decideForm(say, story, {
      safeguards,
      rules: safeguards.slice(0, 1).map(({ id }) => id),
      stands,
      due,
      notice: 'Mei has to agree.',
    }),
  ],
  promising: [
    moveStepForm(say, story, undefined),
    moveStepForm(say, story, due, 'The shop is shut'),
    ownerForm(say, story),
    acceptAgainForm(say, story, { due, days: 180, reason: undefined }),
    acceptAgainForm(say, story, { due, days: 1, reason: 'Few use it' }),
  ],
  talking: [
    stanceForm(say, story),
    becauseForm(say, story, [{ value: 'info.leak', label: 'A leak could hurt' }]),
    tellForm(say, story, 'Dana'),
    bandForm(say, story, 'Act first'),
    reopenForm(say, story),
    howForm(say, story),
    doneForm(say, story, []),
    doneForm(say, story, ['Open another’s order.']),
    addStoryForm(say, review),
    rewordForm(say, story, 'A key under the mat'),
  ],
  settling: [true, false].map((needsReason) =>
    settleForm(say, {
      ...ofQuestion,
      of: 'mei',
      name: 'Mei',
      answer: 'Someone could be hurt',
      needsReason,
    }),
  ),
  posting: [
    publishForm(say, { review, how: 'headline', onlyPrivate: true, suggested: undefined }),
    publishForm(say, { review, how: 'all', onlyPrivate: false, suggested: 'C1' }),
    talkPlanForm(say, { review, until: undefined }),
    talkPlanForm(say, { review, until: due, openStances: false }),
    nextLookForm(say, review, due),
  ],
  others: [
    shareForm(say, { ...named, review }),
    awayForm(say, { review, product: 'Swim' }),
    deleteForm(say, { review, product: 'Swim *Booking*', beyond: [text('It stays.')] }),
  ],
}

// After a wanted change: npx vitest run tests/review/forms/forms.test.ts -u, and read the difference.
test.each(Object.keys(forms))('the forms for %s read as a whole', async (name) => {
  const all = (forms[name] ?? []).map((form) => stringify(form, { lineWidth: 0 }))
  await expect(all.join('---\n')).toMatchFileSnapshot(`shown/${name}.yaml`)
})

test('a list of names has one ticked only where it is among them', () => {
  const values = (whom: WhomToAsk) =>
    shareForm(say, { ...whom, review }).elements.flatMap((element) =>
      element.type === 'field' && 'value' in element.field ? [element.field.value] : [],
    )
  expect(values(named)).toEqual(['Ravi'])
  expect(values(other)).toEqual([])
})
