/** The form of the letter; a document of it always has a referral of the same id. */
export const REFERRAL_FORM = 'F11'
