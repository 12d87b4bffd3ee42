import type { Listed, Logger } from '../../review/ports.ts'
import { keyName } from '../record-key.ts'

/**
 * Records whose rows this instance could not read, as they were last known. They stay out of lists and of what is due,
 * so that they cost nobody anything else, until they can be read again or somebody else changed them.
 */
export class SetAside {
  readonly #listed = new Map<string, Listed>()
  readonly #logger: Pick<Logger, 'error'>

  constructor(logger: Pick<Logger, 'error'>) {
    this.#logger = logger
  }

  /** Notes one, and tells whoever runs the program about it by its id, once. */
  note(listed: Listed, why: string): void {
    if (this.has(listed)) return
    this.#listed.set(keyName(listed), listed)
    const { workspace, id } = listed
    this.#logger.error('record-set-aside', { workspace, record: id, why })
  }

  /** It can be read, or is gone. */
  forget(name: string): void {
    this.#listed.delete(name)
  }

  /** Whether it is still as it was when it could not be read. */
  has({ workspace, id, rev }: Pick<Listed, 'workspace' | 'id' | 'rev'>): boolean {
    return this.#listed.get(keyName({ workspace, id }))?.rev === rev
  }

  /** Those of a workspace. */
  of(workspace: string): readonly Listed[] {
    return [...this.#listed.values()].filter((listed) => listed.workspace === workspace)
  }
}
