import type { Exchange, Named, ProductParts } from '../model/product-parts.ts'
import type { Summary } from '../summary.ts'

/** Everything that the picture of what goes where shows, in sentences, for where it cannot be seen. */
export function flowWords(summary: Summary, parts: ProductParts) {
  const { say } = summary
  const list = (all: readonly Named[]) => namesOf(summary, all).join(say('report.list.semicolon'))
  const { hands, staff, services } = parts
  const told = (all: readonly Named[], words: (list: string) => string): readonly string[] =>
    all.length > 0 ? [words(list(all))] : []
  const sentences = [
    ...told(parts.people, (list) => say('picture.flow.peopleWords', { list })),
    ...told(staff ? [staff] : [], (list) => say('picture.flow.staffWords', { list })),
    ...told(parts.about, (list) => say('picture.flow.aboutWords', { list })),
    ...(hands ? [say('picture.flow.handsWords', { words: hands })] : []),
    ...told(parts.does, (list) => say('picture.flow.canWords', { list })),
    ...(parts.hasDevice ? [say('picture.flow.deviceWords')] : []),
    ...told(parts.keeps, (list) => say('picture.flow.keepsWords', { list })),
    ...services.map(({ name, assumed, gives, gets }) =>
      say('picture.flow.serviceWords', {
        name: list([{ name, assumed }]),
        gives: list(each(gives)),
        gets: list(each(gets)),
      }),
    ),
    ...told(parts.connected, (list) => say('picture.flow.connectedWords', { list })),
    ...told(parts.suppliers, (list) => say('picture.flow.suppliersWords', { list })),
  ]
  return {
    title: say('picture.flow.title', { product: parts.product }),
    description: sentences.join(' '),
    language: say.language,
  }
}

/** What goes one way, name by name. */
export const each = ({ names, assumed }: Exchange): readonly Named[] =>
  names.map((name) => ({ name, assumed }))

/** Names as they are told; what nobody said is called assumed. */
export const namesOf = ({ say }: Summary, all: readonly Named[]): readonly string[] =>
  all.map(({ name, assumed }) => (assumed ? say('picture.flow.assumedName', { name }) : name))
