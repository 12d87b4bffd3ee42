import { basename, join } from 'node:path'
import { productLibrary } from './analysis/product-library.ts'
import { catalogued } from './analysis/threat.ts'
import { builtIn, jsonFiles, readCases } from './calibrate/cases.ts'
import { readGolden } from './calibrate/golden.ts'
import { type Material, raised } from './calibrate/ranking.ts'
import { honestCase, report } from './calibrate/report.ts'
import { loadContent } from './content/load.ts'
import { AppError } from './errors.ts'
import { flowRules } from './flow/fact.ts'

/**
 * Compares the order of stories with what experts named in published threat models, and says so in words.
 * A case that the priors were counted from is ranked without its own counts.
 * @throws AppError('bad-content') when the questionnaire or the catalogue cannot be read
 * @throws AppError('not-found') when the folder holds no case
 * @throws AppError('bad-input') when a file in it is not JSON
 */
export async function calibrate(root: string, folder = join(root, builtIn)): Promise<string> {
  const material = await materialOf(root)
  const models = await readCases(root, folder, material.rules)
  const counted = new Set((await jsonFiles(join(root, builtIn))).map((file) => basename(file)))
  return report({
    material,
    cases: models.map((model) => honestCase(material, model, counted.has(model.file))),
    golden: await readGolden(root),
  })
}

/**
 * Counts, for each story, in how many of a folder's cases its condition holds and how many name it; JSON for priors.json.
 * @throws AppError as `calibrate` does
 */
export async function countModels(root: string, folder = join(root, builtIn)): Promise<string> {
  const material = await materialOf(root)
  const { catalogue } = material
  const counts = new Map(catalogued(catalogue.threats).map(({ id }) => [id, { held: 0, named: 0 }]))
  for (const model of await readCases(root, folder, material.rules)) {
    const named = new Set(model.experts.flatMap(({ all }) => all))
    for (const id of raised(material, model)) {
      const count = counts.get(id)
      if (count) count.held += 1
      if (count && named.has(id)) count.named += 1
    }
  }
  return JSON.stringify(Object.fromEntries(counts), null, 2)
}

async function materialOf(root: string): Promise<Material> {
  const loaded = await loadContent(root)
  const flow = loaded.ok ? loaded.content.flows.get('product-check') : undefined
  if (!loaded.ok || !flow) {
    throw new AppError('bad-content', 'The questions or stories cannot be read', {
      hint: 'Run "whatif check" to see what to mend.',
    })
  }
  const { catalogue } = loaded.content
  const library = catalogue.others && productLibrary(flow, catalogue.others)
  return { rules: flowRules(flow, library), catalogue }
}
