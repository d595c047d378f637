import { compiled, regex } from '../patterns.ts'
import type { Range } from './account-forms.ts'
import { before } from './surroundings.ts'

/** Names under which banks and payment services of India give out addresses for payments (NPCI); there is no full stop in them, as in a mail's. */
const handles =
  'okhdfcbank|okicici|oksbi|okaxis|ybl|ibl|axl|apl|yapl|rapl|upi|paytm|ptaxis|pthdfc|ptsbi|ptyes|axisbank|axisb|axl|hdfcbank|hdfcbankjd|payzapp|sbi|icici|ikwik|pingpay|kotak|kotak811|kaypay|barodampay|barodapay|pnb|boi|cnrb|unionbank|unionbankofindia|uboi|indus|indusind|federal|fbl|fam|rbl|idbi|idbibank|idfcbank|idfcfirst|idfcnetc|freecharge|airtel|jupiteraxis|sliceaxis|slice|naviaxis|goaxb|axb|superyes|tapicici|timecosmos|waicici|wahdfcbank|wasbi|waaxis|abfspay|aubank|equitas|mahb|postbank|indianbank|iob|kbl|sib|dlb|kvb|citi|citigold|dbs|hsbc|shriramhdfcbank|yesbank|yespay|jio|amazonpay|cred|credaxis|bpaxis|trans|yescred'
const handle = compiled(`@(?:${handles})(?![\\p{L}\\p{N}@_/-]|\\.[\\p{L}\\p{N}])`, 'iuy')
const holder = regex.u`(?<![\p{L}\p{N}@._-])[A-Za-z\d][A-Za-z\d._-]{1,59}$`

/** Addresses for payments in India (UPI): `ravi.menon84@okhdfcbank`. */
export const paymentHandles = (text: string): Range[] => {
  const found: Range[] = []
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    handle.lastIndex = at
    const bank = handle.exec(text)
    const name = bank === null ? null : holder.exec(before(text, at, 61))
    if (bank !== null && name !== null) found.push({ start: at - name[0].length, end: at + bank[0].length })
  }
  return found
}
