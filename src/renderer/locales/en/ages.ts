import type { Words } from '../words.ts'
import type { ages as zh } from '../zh-cn/ages.ts'

export const ages: Words<typeof zh> = {
  title: 'Birthdays that matter',
  hint: 'of the next 30 days, and past ones still to see to',
  none: 'No child reaches one of these ages in the next 30 days, and the past ones are seen to.',
  more: '{{count}} more',
  less: 'Show fewer',
  turns: 'turns {{age}}: {{deadline}}',
  turned: 'turned {{age}} on {{date}}; nothing on file says it was seen to',
  todo: {
    at3: 'Time for kindergarten: ask about a place and aid, verify the schooling.',
    at6: 'Time for school: see to enrolment in autumn, verify the schooling.',
    at7: 'The rate of rehabilitation aid changes: check it with provider and family, verify both facts.',
    at8: 'From 8 the child is heard: it signs the consent too.',
    at14: 'From 14 the child consents: have a new consent signed and tell the guardian.',
    at16: 'Left behind, migrant and destitute end at 16: check the categories and what follows.',
    at18: 'Of age: close the case, or extend it while in school, and hand over what goes on.',
  },
}
