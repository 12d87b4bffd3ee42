import { flowSourceSchema, openFlow } from '../../src/flow/flow.ts'

type QuestionSource = ReturnType<typeof one>

/** A small questionnaire with the real one's facts, and with `more` questions at its end. */
export const flowWith = (...more: readonly QuestionSource[]) =>
  openFlow(
    flowSourceSchema.parse({
      id: 'product-check',
      version: 1,
      title: 'Product check',
      limits: { quick: 5, lowStakes: 5, full: 10 },
      lowStakes: { fact: 'impact.leak', is: ['mild'] },
      derived: {},
      sections: [
        {
          id: 'all',
          title: 'All of it',
          questions: [
            one('about.features product.features product multi', 'What can people do with it?', {
              signin: ['Sign in', 'Customers sign in.'],
              pay: ['Pay or get paid', 'People pay.'],
            }),
            one('people.who people.groups product multi', 'Who uses it?', {
              public: ['Customers or the public', 'The public uses it.'],
              staff: ['Our own staff', 'Our staff use it.'],
              child: ['Children under 18', 'Children use it.'],
            }),
            one('info.kinds data.kinds product multi', 'What does it keep?', {
              contact: ['Names and contact details', 'Names are kept.'],
              health: ['Health facts', 'Health details are kept.'],
            }),
            one('info.leak impact.leak product single', 'If all of it got out, how bad?', {
              mild: ['A bit annoying', 'A leak would be a bit annoying.'],
              hurt: ['Someone could be hurt', 'A leak could hurt someone.'],
            }),
            {
              ...one('conn.services conn.services product list', 'Which services?', {}),
              max: 3,
            },
            {
              ...one('conn.gives conn.gives tech multi', 'What do you give to {service}?', {
                personal: ['Facts about people', 'It gets facts about people.'],
                money: ['Payment requests', 'It gets payment requests.'],
              }),
              each: { list: 'conn.services', max: 3 },
            },
            one('can.proof authz.separation tech single', 'Do customers see only theirs?', {
              tested: ['We test it', 'It is tested.'],
              think: ['We think so', 'Nobody has tested it.'],
            }),
            one('run.restore backup.tested ops single', 'Could you put it back?', {
              tested: ['Yes, tested', 'A safe copy was tested.'],
              none: ['No', 'There are no safe copies.'],
            }),
            one('out.reach reach.who product single', 'Who can reach it?', {
              anyone: ['Anyone', 'Anyone can reach it.'],
              inside: ['Only us', 'Only we can reach it.'],
            }),
            {
              ...one('about.team team.helpers product people', 'Who could help?', {}),
              summaryOnly: true,
              roles: [
                { owner: 'tech', ask: 'Who builds it?' },
                { owner: 'ops', ask: 'Who runs it?' },
              ],
            },
            ...more,
          ],
        },
      ],
    }),
  )

export const flow = flowWith()

/** One question from "id fact owner type", its words, and for each choice its label and its clause. */
export function one(head: string, ask: string, choices: Record<string, [string, string]>) {
  const [id, fact, owner, type] = head.split(' ')
  return {
    id,
    fact,
    owner,
    type,
    ask,
    depth: 'core',
    short: ask.replace('?', '').split(' ').slice(-2).join(' '),
    why: 'It matters.',
    example: 'An example.',
    choices: Object.entries(choices).map(([value, [label, reason]]) => ({ value, label, reason })),
  }
}
