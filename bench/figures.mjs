// Small helpers to time and print, the same for every figure.
export const milliseconds = () => performance.now()

/** The value below which this share of the sorted values lie. */
export const share = (values, part) => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]
}

export const median = (values) => share(values, 0.5)

/** Unmeasured rounds first, so that all are compiled as far as they will be. */
const warmUps = 3

/** Runs competitors in turn, A B C A B C …, so that a drifting machine hurts them alike; medians of seconds. */
export function inTurn(competitors, rounds) {
  const times = new Map(Object.keys(competitors).map((name) => [name, []]))
  for (let warm = 0; warm < warmUps; warm++) for (const run of Object.values(competitors)) run()
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(competitors)) {
      const start = milliseconds()
      run()
      times.get(name).push(milliseconds() - start)
    }
  }
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]))
}

export const round = (value, digits = 1) => Number(value.toFixed(digits))

export const title = (words) => console.log(`\n${words}`)
export const table = (rows) => console.table(rows)
