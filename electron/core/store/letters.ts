/** A text as a search compares it: the case of letters, and how an accent is composed, make no difference. SQLite's own knows ASCII only. */
export const folded = (text: string): string => text.normalize('NFC').toLowerCase()
