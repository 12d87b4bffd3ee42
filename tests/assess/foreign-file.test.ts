import { expect, test } from 'vitest'
import { foreignKinds } from '../../src/assess/foreign-file.ts'
import { say } from '../own-content.ts'
import { slipsOf } from './assessing.ts'

/** How a file of each kind begins, as its own tool writes it. */
const files: Readonly<Record<(typeof foreignKinds)[number], string>> = {
  threatDragon: '{ "version": "2.2.0", "summary": { "title": "A" }, "detail": { "diagrams": [] } }',
  openThreatModel: 'otmVersion: 0.2.0\nproject: { name: A, id: a }\n',
  threatComposer: '{ "schema": 1, "applicationInfo": { "name": "A" }, "threats": [] }',
  owaspThreatModel: '{ "version": "1.0", "scope": { "title": "A" }, "trust_boundaries": [] }',
  cyclonedx: '{ "bomFormat": "CycloneDX", "specVersion": "1.6" }',
  threagile: 'threagile_version: 1.0.0\ntitle: A\n',
  microsoftThreatModel:
    '<ThreatModel xmlns="http://schemas.datacontract.org/2004/07/ThreatModeling.Model">',
  pytm: '#!/usr/bin/env python3\nfrom pytm import TM, Server\n\ntm = TM("a")\n',
  threatcl: 'spec_version = "0.1.5"\nthreatmodel "A" {\n  author = "@me"\n}\n',
  typeform: '{ "form_id": "x", "token": "y", "answers": [{ "type": "text", "text": "A" }] }',
  questionList: '[{ "question": "about.stage", "value": "live" }]',
  table: 'Timestamp,Is it in use yet?,Where is it?\n2026/11/30 10:00:00,Yes,"A website, An app"\n',
}

test.each(foreignKinds)('a file of another tool is named for what it is: %s', (kind) => {
  const told = slipsOf(files[kind])
  expect(told).toBe(
    `answers.yaml:1:1  ${say(`operator.assess.foreign.${kind}`)} → ${say('operator.assess.foreignHint')}`,
  )
})

test.each([
  ['two columns from a spreadsheet', 'about.stage\tlive\nabout.shape\tweb\n'],
  ['a table parted by semicolons', 'Frage;Antwort\nStufe;live\n'],
])('a table is one, however its columns are parted: %s', (_, text) => {
  expect(slipsOf(text)).toContain(say('operator.assess.foreign.table'))
})

test.each([
  ['an answers file with a slip', 'product: { name: A }\nsummary: x\ndetail: y\nanswers: {}\n'],
  ['a sentence', 'Hello, we sell boats, cars and bikes.\n'],
  ['nothing', ''],
])('what may be an answers file is explained as one: %s', (_, text) => {
  expect(slipsOf(text)).not.toContain(say('operator.assess.foreignHint'))
})
