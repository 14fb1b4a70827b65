import { isCodeListName } from '../domain/codes.ts'
import { factKeySchema } from '../domain/facts.ts'
import { localizedSchema } from '../domain/localized.ts'
import { z } from '../domain/zod.ts'
import type { Condition, FieldOption, FormDefinition, FormField, PrintBlock, Proposal } from './definition.ts'

/**
 * The shape of a form definition. A definition that passes is plain data: it can be written to JSON, read back and
 * still be the same form. What a shape cannot prove, that the parts fit together, is in definition-problems.ts.
 */

const fieldId = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const millimetres = z.number().positive().max(165)

const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('op', [
    z.strictObject({ op: z.literal('eq'), field: z.string(), value: z.union([z.string(), z.number()]) }),
    z.strictObject({ op: z.literal('in'), field: z.string(), values: z.array(z.string()).min(1) }),
    z.strictObject({ op: z.literal('gt'), field: z.string(), value: z.number() }),
    z.strictObject({ op: z.enum(['and', 'or']), all: z.array(conditionSchema).min(1) }),
    z.strictObject({ op: z.literal('not'), condition: conditionSchema }),
  ]),
)

const optionSchema: z.ZodType<FieldOption> = z.lazy(() =>
  z.strictObject({
    code: z.string().min(1),
    label: localizedSchema,
    children: z.array(optionSchema).min(1).exactOptional(),
    blanks: z.array(fieldId).min(1).exactOptional(),
  }),
)
const options = z.array(optionSchema).min(2)

const riskInputs = z.strictObject({
  rubric: z.string(),
  flags: fieldId,
  scores: fieldId,
  adjustment: fieldId,
  adjustedLevel: fieldId,
  on: fieldId,
})
const proposalSchema: z.ZodType<Proposal> = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('nextVisit'), risk: riskInputs }),
  z.strictObject({ rule: z.literal('replyDays'), urgency: fieldId }),
])

const base = {
  id: fieldId,
  label: localizedSchema,
  help: localizedSchema.exactOptional(),
  required: z.boolean().exactOptional(),
  requiredWhen: conditionSchema.exactOptional(),
  when: conditionSchema.exactOptional(),
  fact: factKeySchema.exactOptional(),
  blank: z.strictObject({ label: z.string().exactOptional(), width: millimetres.exactOptional() }).exactOptional(),
  width: z.literal([3, 4, 6, 8, 12]).exactOptional(),
}
const textField = z.strictObject({
  ...base,
  kind: z.enum(['text', 'person', 'phone', 'address', 'idNumber']),
  maxLength: z.int().min(1).max(200).exactOptional(),
  typeField: fieldId.exactOptional(),
  compareWith: z.strictObject({ birthDate: fieldId.exactOptional(), sex: fieldId.exactOptional() }).exactOptional(),
  certificateOf: z.strictObject({ idNumber: fieldId, kinds: fieldId, grade: fieldId }).exactOptional(),
  initial: z.string().exactOptional(),
})
const longTextField = z.strictObject({
  ...base,
  kind: z.literal('longText'),
  lines: z.int().min(1).max(30).exactOptional(),
})
const dateField = z.strictObject({
  ...base,
  kind: z.enum(['date', 'month', 'time']),
  range: z.array(z.enum(['past', 'notBeforeBirth'])).exactOptional(),
  notBefore: fieldId.exactOptional(),
  initial: z.literal('today').exactOptional(),
  proposal: proposalSchema.exactOptional(),
})
const numberField = z.strictObject({
  ...base,
  kind: z.enum(['number', 'money']),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  integer: z.boolean().exactOptional(),
  unit: localizedSchema.exactOptional(),
  initial: z.number().exactOptional(),
  initialAge: factKeySchema.exactOptional(),
  proposal: proposalSchema.exactOptional(),
})
const choiceField = z.strictObject({
  ...base,
  kind: z.enum(['oneOf', 'codeList']),
  list: z.string().refine(isCodeListName).exactOptional(),
  options: options.exactOptional(),
  initial: z.string().exactOptional(),
})
const yesNoField = z.strictObject({ ...base, kind: z.literal('yesNo'), blanks: z.array(fieldId).exactOptional() })
const columnField = z.discriminatedUnion('kind', [
  textField,
  longTextField,
  dateField,
  numberField,
  choiceField,
  yesNoField,
])
const labelledRow = z.strictObject({ id: fieldId, label: localizedSchema })
const anchor = z.strictObject({ score: z.int().min(0), label: localizedSchema })

const fieldSchema: z.ZodType<FormField> = z.union([
  columnField,
  z.strictObject({ ...base, kind: z.literal('manyOf'), options, initial: z.array(z.string()).exactOptional() }),
  z.strictObject({
    ...base,
    kind: z.literal('table'),
    columns: z.array(columnField).min(1),
    fixedRows: z.array(labelledRow).min(1).exactOptional(),
    blankRows: z.int().min(1).max(40).exactOptional(),
    keepBlankRows: z.boolean().exactOptional(),
    numbered: z.boolean().exactOptional(),
    initial: z.array(z.record(z.string(), z.union([z.string(), z.number()]))).exactOptional(),
  }),
  z.strictObject({ ...base, kind: z.literal('tally'), rows: z.array(labelledRow).min(1), options }),
  z.strictObject({
    ...base,
    kind: z.literal('score'),
    items: z.array(z.strictObject({ id: fieldId, label: localizedSchema, anchors: z.array(anchor).min(2) })).min(1),
    basisLabel: localizedSchema,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('computed'),
    rule: z.literal('age'),
    birthDate: fieldId,
    on: fieldId,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('computed'),
    rule: z.enum(['riskTotal', 'riskBand', 'riskFinal']),
    risk: riskInputs,
  }),
  z.strictObject({
    ...base,
    kind: z.literal('signatures'),
    signers: z
      .array(
        z.strictObject({
          label: localizedSchema,
          seal: z.boolean().exactOptional(),
          fingerprint: z.boolean().exactOptional(),
        }),
      )
      .min(1),
  }),
  z.strictObject({
    ...base,
    kind: z.literal('drawing'),
    draws: z.enum(['familyTree', 'ecoMap']),
    height: z.number().positive().max(250),
  }),
  z.strictObject({ ...base, kind: z.literal('note'), text: localizedSchema }),
])

const widths = z.array(millimetres).min(1)
const reach = { span: z.int().min(1).exactOptional(), rows: z.int().min(1).exactOptional() }
const printCell = z.union([
  z.strictObject({ label: z.string(), ...reach }),
  z.strictObject({ text: z.string(), blankText: z.string().exactOptional(), ...reach }),
  z.strictObject({
    value: fieldId,
    span: z.int().min(1).exactOptional(),
    style: z.literal('boxes').exactOptional(),
    also: z.array(fieldId).min(1).exactOptional(),
  }),
])
const tableLine = z.strictObject({
  column: fieldId,
  lead: z.string().exactOptional(),
  strong: z.boolean().exactOptional(),
  inBrackets: z.boolean().exactOptional(),
})
const tableCell = z.union([
  z.strictObject({ head: z.string(), lines: z.array(tableLine).min(1) }),
  z.strictObject({ head: z.string(), tick: z.strictObject({ column: fieldId, option: z.string() }) }),
])
const printBlock: z.ZodType<PrintBlock> = z.discriminatedUnion('block', [
  z.strictObject({ block: z.literal('rows'), columns: widths, rows: z.array(z.array(printCell).min(1)).min(1) }),
  z.strictObject({ block: z.literal('narrative'), field: fieldId, bare: z.boolean().exactOptional() }),
  z.strictObject({
    block: z.literal('table'),
    field: fieldId,
    columns: widths,
    rowHead: z.string().exactOptional(),
    cells: z.array(tableCell).min(1).exactOptional(),
  }),
  z.strictObject({
    block: z.literal('tally'),
    field: fieldId,
    across: z.literal([1, 2]),
    columns: widths,
    rowHead: z.string(),
  }),
  z.strictObject({ block: z.literal('score'), field: fieldId, columns: widths }),
  z.strictObject({ block: z.literal('signatures'), field: fieldId, columns: widths.exactOptional() }),
  z.strictObject({ block: z.literal('drawing'), field: fieldId }),
  z.strictObject({ block: z.literal('note'), field: fieldId }),
  z.strictObject({
    block: z.literal('clause'),
    field: fieldId,
    fills: z.array(fieldId).min(1).exactOptional(),
    choice: z.boolean().exactOptional(),
    style: z.enum(['greeting', 'plain']).exactOptional(),
  }),
  z.strictObject({
    block: z.literal('agreements'),
    field: fieldId,
    columns: z.tuple([millimetres, millimetres, millimetres]),
  }),
  z.strictObject({ block: z.literal('pageBreak') }),
])

export const formDefinitionSchema: z.ZodType<FormDefinition> = z.strictObject({
  code: z.string().regex(/^F\d{2}$/),
  version: z.string().regex(/^\d{4}\.\d+$/),
  title: localizedSchema,
  shortTitle: localizedSchema.exactOptional(),
  paper: z.enum(['form', 'referral', 'consent']),
  headLine: z
    .array(
      z
        .strictObject({
          label: z.string(),
          item: z.union([z.literal('caseNumber'), z.strictObject({ field: fieldId })]),
        })
        .nullable(),
    )
    .length(3),
  sections: z
    .array(
      z.strictObject({
        id: fieldId,
        title: localizedSchema.nullable(),
        numbered: z.boolean().exactOptional(),
        remark: localizedSchema.exactOptional(),
        fields: z.array(fieldSchema).min(1),
        print: z.array(printBlock).exactOptional(),
      }),
    )
    .min(1),
  notes: z.array(z.string()),
  ownsFacts: z.boolean().exactOptional(),
  restricted: z.boolean().exactOptional(),
})
