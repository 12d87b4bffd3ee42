import { orderRule } from '../analysis/order/rule.ts'
import { ablations } from './ablations.ts'
import type { ModelCase } from './cases.ts'
import { figures, heading, type Labels, threatsIn } from './figures.ts'
import { type GoldenProduct, goldenFigures } from './golden.ts'
import type { Heard } from './heard.ts'
import { type Material, type Ranked, rank, withoutCase } from './ranking.ts'

/** A case, and the material that it is ranked with honestly: without its own counts. */
export interface HonestCase {
  readonly model: ModelCase
  readonly honest: Material
}

/** All that a person who reads the figures needs. */
export interface Measured {
  readonly material: Material
  readonly cases: readonly HonestCase[]
  readonly golden: readonly GoldenProduct[]
}

const width = 52

/** Takes a case out of the counts where it was counted. */
export const honestCase = (material: Material, model: ModelCase, counted: boolean): HonestCase => ({
  model,
  honest: counted ? withoutCase(material, model) : material,
})

/** All that a team lets be heard: its words, what it is about and like, and what must never happen. */
const whole = (model: ModelCase): Heard => ({
  words: model,
  topics: model,
  like: model,
  fear: model,
})

/** Every figure in words: case by case, by how much is heard, with another product's answers, and part by part. */
export function report(measured: Measured): string {
  const unknown = measured.cases.flatMap(({ model }) =>
    model.unknown.map((id) => `${model.file}: this questionnaire has no question "${id}"`),
  )
  return [
    ...byCase(measured, 'Given labels', 'given'),
    ...byCase(measured, 'With new labels', 'all'),
    ...byHearing(measured),
    ...byPart(measured),
    ...ofGolden(measured),
    ...unknown,
  ].join('\n')
}

function byCase({ material, cases }: Measured, title: string, labels: Labels): readonly string[] {
  const honest = cases.map(({ model, honest }) => rank(honest, model, whole(model)))
  const shipped = cases.map(({ model }) => rank(material, model, whole(model)))
  return [
    `${title.padEnd(width + 5)}${heading}`,
    ...honest.map((each) => line(`  ${each.model.file}`, [each], labels)),
    line('  In all, each case without its own counts', honest, labels),
    line('  In all, as shipped', shipped, labels),
    '',
  ]
}

/** Rows by how much of a product is heard; those that need another product are the mean over all others. */
const hearings: readonly (readonly [string, (own: ModelCase, other: ModelCase) => Heard])[] = [
  ['closed answers alone', () => ({})],
  ['with what was written', (own) => ({ words: own })],
  ['with its topics', (own) => ({ topics: own })],
  ['with what it is like', (own) => ({ like: own })],
  ['with what must never happen', (own) => ({ fear: own })],
  ['written, topics and like', (own) => ({ words: own, topics: own, like: own })],
  ['all of it', whole],
]
const placebos: typeof hearings = [
  ['all, with another product’s words', (own, other) => ({ ...whole(own), words: other })],
  ['all, with another product’s topics', (own, other) => ({ ...whole(own), topics: other })],
  ['all, with what another product is like', (own, other) => ({ ...whole(own), like: other })],
  ['all, with another’s words, topics and like', (own, other) => ({ ...whole(other), fear: own })],
]

/** By how much of a product is heard; with another product's answers it must be worse. */
function byHearing({ cases }: Measured): readonly string[] {
  const own = hearings.map(([title, heard]) =>
    both(
      `  ${title}`,
      cases.map(({ model, honest }) => rank(honest, model, heard(model, model))),
    ),
  )
  const others = placebos.map(([title, heard]) =>
    both(
      `  ${title}`,
      cases.flatMap(({ model, honest }) =>
        cases
          .filter((other) => other.model !== model)
          .map((other) => rank(honest, model, heard(model, other.model))),
      ),
    ),
  )
  return [twoHeads('By what is heard, own counts out'), ...own, ...others, '']
}

/** What each part of the rule is worth, on the cases and on the example products. */
function byPart({ material, cases, golden }: Measured): readonly string[] {
  const rows = [['as decided', orderRule] as const, ...ablations]
  return [
    `${twoHeads('By part, own counts out')}  shared   held`,
    ...rows.map(([title, rule]) => {
      const ranked = cases.map(({ model, honest }) => rank(honest, model, whole(model), rule))
      const { shared, held, expectations } = goldenFigures(material, golden, rule)
      const own = `${shared.toFixed(1).padStart(8)}${`${held}/${expectations}`.padStart(7)}`
      return `${both(`  ${title}`, ranked)}${own}`
    }),
    '',
  ]
}

function ofGolden({ material, golden }: Measured): readonly string[] {
  if (golden.length === 0) return []
  const { shared, different, held, expectations, missed } = goldenFigures(material, golden)
  return [
    `Example products: two share ${shared.toFixed(1)} of seven; ${different} different stories in ${golden.length} sevens; ${held} of ${expectations} expectations of owners hold`,
    ...missed.map((each) => `  not among the first seven: ${each}`),
    '',
  ]
}

const line = (title: string, ranked: readonly Ranked[], labels: Labels): string =>
  `${title.slice(0, width).padEnd(width)}${String(threatsIn(ranked)).padStart(5)}${figures(ranked, labels)}`

const twoHeads = (title: string): string =>
  `${title.padEnd(width + 5)}${heading}   given:${heading}`

const both = (title: string, ranked: readonly Ranked[]): string =>
  `${line(title, ranked, 'all')}         ${figures(ranked, 'given')}`
