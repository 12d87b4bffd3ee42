import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { fullFormats } from 'ajv-formats/dist/formats.js'

const schema = (name: string): object =>
  JSON.parse(
    readFileSync(new URL(`../fixtures/schemas/${name}.schema.json`, import.meta.url), 'utf8'),
  )

const draft7 = new Ajv({ allErrors: true, allowUnionTypes: true, strict: false })
const draft2020 = new Ajv2020({ allErrors: true, strict: false, formats: fullFormats })

const validators = {
  'threat-dragon': draft7.compile(schema('threat-dragon-v2')),
  otm: draft7.compile(schema('otm-0.2.0')),
  'threat-composer': draft2020.compile(schema('threat-composer-v1')),
}

/** The formats whose owners publish a schema. */
export const toolFormats = ['threat-dragon', 'otm', 'threat-composer'] as const
export type ToolFormat = (typeof toolFormats)[number]

/** What the owner's schema has against a file; empty where it has nothing. */
export function mistakes(format: ToolFormat, text: string): readonly string[] {
  const validate = validators[format]
  validate(JSON.parse(text))
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
