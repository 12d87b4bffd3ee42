import * as z from 'zod'

/**
 * The words of the field, each list once: the array gives the order, and the schema, the type and the key of its
 * words in content/messages follow from it.
 */

/** How soon a story deserves attention, the most pressing first; as people choose one. */
export const bandsByUrgency = ['actFirst', 'planSoon', 'keepInMind', 'fineForNow'] as const
export const bandSchema = z.enum(bandsByUrgency)
/** How soon a story deserves attention; on screen Act first, Plan soon, Keep in mind, Fine for now. */
export type Band = z.infer<typeof bandSchema>
/** Bands from the least to the most pressing: a higher place is worse. */
export const bands: readonly Band[] = bandsByUrgency.toReversed()
/** The key of a band's words in content/messages. */
export const bandKey = (band: Band) => `report.band.${band}` as const

/** "How bad" and "how easy" in words, from the least. */
export const scales = ['low', 'medium', 'high', 'veryHigh'] as const
export type Scale = (typeof scales)[number]
/** The key of a scale's words in content/messages. */
export const scaleKey = (scale: Scale) => `report.scale.${scale}` as const

/** How a story came to be listed: raised by answers, only possible (rests on a not sure), or taken care of. */
export const findingStatuses = ['raised', 'possible', 'covered'] as const
export const findingStatusSchema = z.enum(findingStatuses)
export type FindingStatus = z.infer<typeof findingStatusSchema>
/** The key of a finding status's words in content/messages. */
export const findingStatusKey = (status: FindingStatus) => `technical.status.${status}` as const

/** How far apart the ends of a rating are. */
export const confidences = ['sure', 'fairlySure', 'guess'] as const
export const confidenceSchema = z.enum(confidences)
export type Confidence = z.infer<typeof confidenceSchema>
/** The key of a confidence's words in content/messages. */
export const confidenceKey = (confidence: Confidence) =>
  `technical.confidence.${confidence}` as const

/** Microsoft's six kinds: Spoofing, Tampering, Repudiation, Information disclosure, Denial of service, Elevation of privilege. */
export const strides = ['S', 'T', 'R', 'I', 'D', 'E'] as const
export const strideSchema = z.enum(strides)
export type Stride = z.infer<typeof strideSchema>
/** The key of a STRIDE category's words in content/messages. */
export const strideKey = (stride: Stride) => `technical.stride.${stride}` as const
/** The key of the plain word for a STRIDE category, the kind of risk, in content/messages. */
export const riskKey = (stride: Stride) => `report.risk.${stride}` as const

/** The five DREAD letters by their full names, in order. */
export const dreadLetters = [
  'damage',
  'reproducibility',
  'exploitability',
  'affectedUsers',
  'discoverability',
] as const
export const letterSchema = z.enum(dreadLetters)
export type DreadLetter = z.infer<typeof letterSchema>
/** The key of a DREAD letter's words in content/messages. */
export const letterKey = (letter: DreadLetter) => `technical.dread.${letter}` as const

/** What a team fears most: which "must never happen" a story speaks to. */
export const fears = ['leak', 'change', 'stop', 'money', 'hurt'] as const
export const fearSchema = z.enum(fears)

/** What a story can mean for us. */
export const meanings = ['people', 'fine', 'sales', 'trust', 'stopped'] as const
export const meaningSchema = z.enum(meanings)
export type Meaning = z.infer<typeof meaningSchema>
/** The key of a meaning's words in content/messages. */
export const meaningKey = (meaning: Meaning) => `report.means.${meaning}` as const

/** How much work a safety step is: a day or less, up to two weeks, more. */
export const efforts = ['S', 'M', 'L'] as const
export const effortSchema = z.enum(efforts)
export type Effort = z.infer<typeof effortSchema>
/** The key of an effort's words in content/messages. */
export const effortKey = (effort: Effort) => `report.effort.${effort}` as const

/** Who usually knows an answer or does a safety step. */
export const owners = ['product', 'ops', 'tech', 'legal', 'money'] as const
export const ownerSchema = z.enum(owners)
export type Owner = z.infer<typeof ownerSchema>
/** The key of an owner's words in content/messages. */
export const ownerKey = (owner: Owner) => `report.owner.${owner}` as const

/** What a safety step does about a story. */
export const stepTreatments = ['mitigate', 'avoid', 'transfer'] as const
export const stepTreatmentSchema = z.enum(stepTreatments)
/** The four treatments of the field: those of a safety step, and to live with it for a time. */
export const treatments = [...stepTreatments, 'accept'] as const
export const treatmentSchema = z.enum(treatments)
export type Treatment = z.infer<typeof treatmentSchema>
/** The key of a treatment's words in content/messages. */
export const treatmentKey = (treatment: Treatment) => `report.treatment.${treatment}` as const

/** What a person says about a story: could it happen here? */
export const stances = ['yes', 'partly', 'happened', 'no', 'notSure', 'doesNotApply'] as const
export const stanceSchema = z.enum(stances)
export type Stance = z.infer<typeof stanceSchema>
/** The key of a stance's words in content/messages. */
export const stanceKey = (stance: Stance) => `report.stance.${stance}` as const
/** How many people said what. */
export type StanceCounts = Readonly<Record<Stance, number>>
/** Nobody has said anything yet. */
export const noStances: StanceCounts = {
  yes: 0,
  partly: 0,
  happened: 0,
  no: 0,
  notSure: 0,
  doesNotApply: 0,
}

/** How far the talk about one story is. */
export const storyPhases = ['open', 'answered', 'decided', 'done', 'reopened'] as const
export type StoryPhase = (typeof storyPhases)[number]

/** How far a review is. */
export const reviewPhases = [
  'settingUp',
  'asking',
  'checking',
  'previewing',
  'published',
  'discussing',
  'closed',
  'reopened',
] as const
export type ReviewPhase = (typeof reviewPhases)[number]

/** How many questions a review asks. */
export const reviewDepths = ['quick', 'full'] as const
export const reviewDepthSchema = z.enum(reviewDepths)
export type ReviewDepth = z.infer<typeof reviewDepthSchema>

/** When a question is asked: always, unless low-stakes or quick, or ranked by value up to the limit. */
export const questionDepths = ['core', 'standard', 'detail'] as const
export const questionDepthSchema = z.enum(questionDepths)
export type QuestionDepth = z.infer<typeof questionDepthSchema>
/** Which is asked first: 0 before 1 before 2. */
export const depthRank = (depth: QuestionDepth): number => questionDepths.indexOf(depth)

/** What the amounts of a question's choices count: things, money or minutes. */
export const amountUnits = ['count', 'money', 'time'] as const
export const amountUnitSchema = z.enum(amountUnits)
export type AmountUnit = z.infer<typeof amountUnitSchema>

/** What is posted: every story, or only how many there are. */
export const publishScopes = ['all', 'headline'] as const
export const publishScopeSchema = z.enum(publishScopes)
export type PublishScope = z.infer<typeof publishScopeSchema>

/** Who reads a message; only what `people` read is bound by the word rules. */
export const audiences = ['people', 'operator', 'engineer', 'typed'] as const
export const audienceSchema = z.enum(audiences)
export type Audience = z.infer<typeof audienceSchema>

/** What a step changes: the product, a way of working, a place where people work, or a rule that holds for all. */
export const stepChanges = ['product', 'working', 'place', 'rule'] as const
export const stepChangeSchema = z.enum(stepChanges)
export type StepChange = (typeof stepChanges)[number]

/** When a team means to look at a product again. */
export const lookRhythms = ['sprint', 'threeMonths', 'sixMonths', 'date', 'none'] as const
export const lookRhythmSchema = z.enum(lookRhythms)
export type LookRhythm = (typeof lookRhythms)[number]

/** What can have changed since the last look. */
export const lookChanges = [
  'wayIn',
  'information',
  'service',
  'supplier',
  'ai',
  'incident',
  'other',
] as const
export const lookChangeSchema = z.enum(lookChanges)
export type LookChange = (typeof lookChanges)[number]
