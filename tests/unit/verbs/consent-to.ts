/** A guardian's signed paper that lets one body be told. */
export function consentTo(childId: string, recipient: string, signedOn: string) {
  return {
    childId,
    variant: 'guardian' as const,
    signedOn,
    guardianName: '林秀琴',
    relation: '奶奶',
    childSigned: false,
    witness: '',
    service: true,
    recipients: [{ name: recipient, purpose: '诊疗', kinds: '基本情况', granted: true }],
    photo: false,
    publicity: false,
    documentId: null,
    attachmentId: null,
  }
}
