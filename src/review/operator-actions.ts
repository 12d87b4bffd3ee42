import type { Analysis } from '../analysis/finding.ts'
import { byOperator } from '../domain/person.ts'
import { AppError } from '../errors.ts'
import type { ReportWish } from '../exports/formats.ts'
import { checkMeant } from './check-meant.ts'
import { type Erasing, type Erasure, erasePerson } from './erasing/erase-person.ts'
import { exportPerson, type PersonExport } from './erasing/person-export.ts'
import { isAboutCheck } from './file-events.ts'
import { type NotingParts, noteFile } from './note-file.ts'
import { type HandedOver, handOverByOperator } from './operator-hand-over.ts'
import { type Held, holdByOperator } from './operator-hold.ts'
import type { ReviewParts } from './parts.ts'
import type { Shelf } from './ports.ts'
import { writeFile } from './report-files.ts'
import { lookAt } from './review-context.ts'
import type { ReportFile } from './reviews.ts'
import { type SuggestedByOperator, suggestByOperator } from './suggest-from-file.ts'
import type { SuggestionFile } from './suggestion-file.ts'
import { summaryOf } from './summary-of.ts'

/** What whoever runs the program can ask of any check; the words that name one are its id or its product's name. */
export interface OperatorActions {
  /**
   * The operator gives a check, by its id or name, to somebody else to look after.
   * @throws AppError('bad-input') where the words mean no check or person, or several
   */
  entrust(check: string, person: string): Promise<HandedOver>
  /**
   * The operator lets nobody delete a check, by its id or name, or lets it go again.
   * @throws AppError('bad-input') where the words mean no check, or several
   */
  hold(check: string, type: 'held' | 'released'): Promise<Held>
  /**
   * A person becomes a former colleague in everything that is kept of a workspace; where it is not sure, what that
   * would be is only said.
   * @throws AppError('bad-input') for a person of whom nothing is kept, or words that mean several
   */
  erasePerson(erasing: Erasing): Promise<Erasure>
  /**
   * Everything that is kept of one person in a workspace.
   * @throws AppError('bad-input') for a person of whom nothing is kept, or words that mean several
   */
  exportPerson(of: { readonly workspace: string; readonly person: string }): Promise<PersonExport>
  /**
   * What a file suggests is offered in a check.
   * @throws AppError('bad-input') where the words mean no check, or several, or the file cannot be read
   */
  suggested(check: string, file: SuggestionFile): Promise<SuggestedByOperator>
  /**
   * A check as a file, by its id or name, for the operator; that it was taken is noted as for everybody.
   * @throws AppError('bad-input') where the words mean no check, or several
   */
  exported(check: string, wish: ReportWish): Promise<ReportFile>
  /**
   * What the answers of a check meant after so many of its events, worked out anew with the content and rules of now.
   * @throws AppError('bad-input') where the words mean no check, or several
   */
  ratedAt(check: string, events: number): Promise<Analysis>
}

/** What the operator can do, from the parts of the application. */
export const operatorActions = (
  parts: ReviewParts,
  turns: NotingParts['turns'],
): OperatorActions => ({
  entrust: (check, person) => handOverByOperator(parts, check, person),
  hold: (check, type) => holdByOperator(parts, check, type),
  erasePerson: async (erasing) => erasePerson(withShelf(parts), erasing),
  exportPerson: async (of) => exportPerson(withShelf(parts), of),
  suggested: (check, file) => suggestByOperator(parts, check, file),
  async exported(check, wish) {
    const meant = await checkMeant(parts, check)
    const file = writeFile(meant, wish)
    await noteFile({ ...parts, turns }, meant.key, { by: byOperator, wish })
    return file
  },
  async ratedAt(check, events) {
    const { record } = await checkMeant(parts, check)
    const earlier = record.events.filter(isAboutCheck).slice(0, events)
    const then = lookAt(parts, { ...record, events: earlier })
    if (!then) throw new AppError('bad-input', `The check “${check}” cannot be read.`)
    return then.check.analyser.analyse(summaryOf(then).input.answers)
  },
})

/** What is kept beside the checks belongs to a person too. */
function withShelf(parts: ReviewParts): ReviewParts & { readonly shelf: Shelf } {
  const { shelf } = parts
  if (shelf) return { ...parts, shelf }
  throw new AppError('bad-input', 'Nothing is kept beside the checks here.')
}
