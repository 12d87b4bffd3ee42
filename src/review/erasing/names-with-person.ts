import { shelfOf } from '../../domain/shelf-name.ts'

/** Somebody of a workspace. */
export interface PersonOf {
  readonly workspace: string
  readonly person: string
}

/** Names of the shelf that hold a person: by position, since an id may be any word, and may hold slashes itself. */
interface NamesWithPerson {
  /** Whether what stands under a name is kept of them alone. */
  isTheirs(name: string): boolean
  /** Whether it lists several people, of whom they may be one. */
  isList(name: string): boolean
  /** Where their own conversation with the app is kept, on a platform that keeps more under the id of that. */
  readonly conversation: string | undefined
  /** What is kept under the id of that conversation. */
  ofConversation(id: string): string
}

/** The page's lists of names; its people are those of this computer. */
const pageLists: ReadonlySet<string> = new Set(['page/bound-names', 'page/bound-at'])

/** Every shape of a name that holds a person. Whoever keeps something of somebody under another adds it here. */
export function namesWithPerson({ workspace, person }: PersonOf): NamesWithPerson {
  const own = shelfOf(workspace)
  const [platform, team] = workspace.split(':')
  const isOn = (name: string): boolean => platform === name && team !== undefined
  const whole = new Set([
    ...['told', 'past-dates', 'away'].map((start) => `${start}/${workspace}/${person}`),
    `weekly/${encodeURIComponent(workspace)}/${encodeURIComponent(person)}`,
    ...['current', 'doubtful'].map((part) => `${own}${part}/${person}`),
    ...(isOn('slack') ? ['person', 'here'].map((part) => `slack/${part}/${team}/${person}`) : []),
    ...(isOn('teams') ? [`${own}person/${person}`] : []),
  ])
  const said = `${own}said/`
  return {
    isTheirs: (name) =>
      whole.has(name) ||
      // Between them stands a check, whose id holds no slash.
      (name.startsWith(said) && afterSlash(name.slice(said.length)) === person),
    isList: (name) => team === undefined && pageLists.has(name),
    conversation: isOn('teams') ? `${own}person/${person}` : undefined,
    ofConversation: (id) => `${own}welcomed/${id}`,
  }
}

const afterSlash = (words: string): string => words.slice(words.indexOf('/') + 1)
