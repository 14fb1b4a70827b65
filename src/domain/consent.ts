import { ageOn, birthdayAt } from './dates.ts'
import type { Consent, ConsentRecipient } from './records.ts'

/** From this age the child consents itself and the guardian is told (困境儿童个人信息保护工作办法 第12条; 个人信息保护法 第31条). */
export const OWN_CONSENT_AGE = 14
/** From this age the child writes its own name too (民法典 第19条). */
export const OWN_SIGNATURE_AGE = 8

/** Which of the two papers is signed on a day; `null` while the birth date is not known. Days are YYYY-MM-DD. */
export function consentVariant(birthDate: string, on: string): Consent['variant'] | null {
  const age = ageOn(birthDate, on)
  return age === null ? null : age >= OWN_CONSENT_AGE ? 'childAndNotice' : 'guardian'
}

/** Newest first. A consent that was taken back as a whole does not hold; one of the guardian ends at the 14th birthday. */
export function holdingConsents(consents: readonly Consent[], { birthDate, today }: ConsentDay): readonly Consent[] {
  const variant = consentVariant(birthDate, today)
  return newestFirst(consents).filter(
    (consent) => consent.withdrawn === null && (variant !== 'childAndNotice' || consent.variant === 'childAndNotice'),
  )
}

export interface ConsentDay {
  /** '' when it is not known. */
  readonly birthDate: string
  readonly today: string
}

/** The line that allows this body to be told, and the paper it stands on. */
export interface Grant {
  readonly consent: Consent
  readonly recipient: ConsentRecipient
}

/**
 * What the register says about one recipient today: the newest line about it decides. `null`: no line, or it says no, or
 * it was taken back. Names are compared without spaces, and letters and digits of either width are the same.
 */
export function grantFor(consents: readonly Consent[], recipient: string, day: ConsentDay): Grant | null {
  const wanted = plainName(recipient)
  for (const consent of holdingConsents(consents, day)) {
    const line = consent.recipients.find(({ name }) => plainName(name) === wanted)
    if (line === undefined) continue
    return line.granted && line.withdrawnOn === null ? { consent, recipient: line } : null
  }
  return null
}

/**
 * The 14th birthday, when it is past and what was agreed to before still stands on the guardian's word alone: the child
 * signs anew. `null` when there is nothing to sign anew.
 */
export function reconsentSince(consents: readonly Consent[], { birthDate, today }: ConsentDay): string | null {
  if (consentVariant(birthDate, today) !== 'childAndNotice') return null
  const [newest] = newestFirst(consents).filter(({ withdrawn }) => withdrawn === null)
  return newest?.variant === 'guardian' ? birthdayAt(birthDate, OWN_CONSENT_AGE) : null
}

export function newestFirst(consents: readonly Consent[]): readonly Consent[] {
  return consents.toSorted((one, other) =>
    one.signedOn === other.signedOn ? (one.at < other.at ? 1 : -1) : one.signedOn < other.signedOn ? 1 : -1,
  )
}

function plainName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase()
}

/** Why a signed paper is not entered as it is. */
export type ConsentProblem =
  /** The day is after today. */
  | 'future'
  /** The other of the two papers belongs to the child's age on that day. */
  | 'variant'
  /** Nobody signed whose consent it is. */
  | 'signer'
  /** Two lines name the same recipient. */
  | 'twice'

/** What keeps a signed paper out of the register; `null` when it can be entered. */
export function consentProblem(
  consent: Pick<Consent, 'variant' | 'signedOn' | 'guardianName' | 'childSigned' | 'recipients'>,
  { birthDate, today }: ConsentDay,
): ConsentProblem | null {
  if (consent.signedOn > today) return 'future'
  const due = consentVariant(birthDate, consent.signedOn)
  if (due !== null && due !== consent.variant) return 'variant'
  if (consent.variant === 'guardian' ? consent.guardianName === '' : !consent.childSigned) return 'signer'
  const names = consent.recipients.map(({ name }) => plainName(name))
  return new Set(names).size === names.length ? null : 'twice'
}
