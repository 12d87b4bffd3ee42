import type { Interview } from './interview.ts'
import type { CompiledFlow } from './machine.ts'

type Work<Names extends readonly string[], Result> = (
  compiled: CompiledFlow,
  interview: Interview,
  ...names: Names
) => Result

/** Makes something that is worked out once for each interview: interviews never change, so it stays true. */
export function memoised<Names extends readonly string[], Result>(
  work: Work<Names, Result>,
): Work<Names, Result> {
  const known = new WeakMap<CompiledFlow, WeakMap<Interview, Map<string, Result>>>()
  return (compiled, interview, ...names) => {
    const ofFlow = entry(known, compiled, () => new WeakMap<Interview, Map<string, Result>>())
    const results = entry(ofFlow, interview, () => new Map<string, Result>())
    const name = names.join('\n')
    if (!results.has(name)) results.set(name, work(compiled, interview, ...names))
    return results.get(name) as Result
  }
}

function entry<Key extends object, Value>(
  map: WeakMap<Key, Value>,
  key: Key,
  fresh: () => Value,
): Value {
  const value = map.get(key) ?? fresh()
  map.set(key, value)
  return value
}
