import type { FindingType } from '../../../../shared/contract/index.ts'
import { isPlaceholder } from './placeholder.ts'
import type { Found, Recogniser } from './recogniser.ts'

/** What a column's name says of its cells, and the least that a cell then has to look like. */
const kinds: readonly { readonly head: RegExp; readonly type: FindingType; readonly cell: RegExp }[] = [
  {
    head: /^(?:(?:full|first|last|middle|given|family|patient|employee|customer|client|contact|sur|fore)?[ _-]?name|surname|vorname|nachname|nom|prénom|nombre|apellidos?|cognome|nome|sobrenome|voornaam|achternaam|imię|nazwisko|jméno|namn|navn|имя|фамилия|фио|氏名|姓名|이름)$/iu,
    type: 'person',
    cell: /^\p{L}[\p{L}'’ .-]{1,40}$/u,
  },
  {
    head: /^(?:dob|(?:date of )?birth(?: ?date|day)?|date[ _]of[ _]birth|birth[ _]?date|geburtsdatum|date de naissance|fecha de nacimiento|data di nascita)$/iu,
    type: 'date_of_birth',
    cell: /^\d{1,4}[-./]\d{1,2}[-./]\d{1,4}$/,
  },
  {
    head: /^(?:(?:home|street|mailing|billing|postal)?[ _-]?address|addr|street|straße|adresse|anschrift|dirección|indirizzo|endereço|adres)$/iu,
    type: 'street_address',
    cell: /^(?=.*\d)(?=.*\p{L}{2}).{5,120}$/u,
  },
  { head: /^(?:zip|zip ?code|post(?:al)? ?code|plz|code postal|cp|cap|cep)$/iu, type: 'postcode', cell: /^[A-Z\d][A-Z\d -]{2,9}$/i },
  {
    head: /^(?:phone|tel|telephone|mobile|cell|fax|telefon|téléphone|teléfono|phone[ _]?(?:number|no))$/iu,
    type: 'phone',
    cell: /^(?=(?:.*\d){7})[+\d][\d ()./-]{6,24}$/,
  },
  { head: /^(?:user ?name|user[ _]?id|login|handle|benutzername)$/iu, type: 'username', cell: /^[\p{L}\p{N}@._-]{3,40}$/u },
  {
    head: /^(?:password|passwd|pwd|passwort|mot de passe|contraseña|api[ _]?key|token|secret|pin)$/iu,
    type: 'secret',
    cell: /^\S{4,128}$/,
  },
  {
    head: /^(?:ssn|social security(?: number)?|national[ _]?id|id[ _]?number|passport(?:[ _]?(?:no|number))?|tax[ _]?id|nino|dni|bsn|pesel|cpf|aadhaar)$/iu,
    type: 'national_id',
    cell: /^(?=(?:.*\d){5})[\p{L}\d][\p{L}\d ./-]{5,20}$/u,
  },
  {
    head: /^(?:account|account[ _]?(?:no|number)|iban|bank[ _]?account|kontonummer)$/iu,
    type: 'bank_account',
    cell: /^(?=(?:.*\d){6})[A-Z\d][A-Z\d -]{5,40}$/i,
  },
  {
    head: /^(?:mrn|patient[ _]?id|employee[ _]?id|emp[ _]?id|customer[ _]?id|member[ _]?id|policy[ _]?(?:no|number)|staff[ _]?id)$/iu,
    type: 'record_number',
    cell: /^(?=.*\d{3})[\p{L}\d][\p{L}\d./-]{2,24}$/u,
  },
]

const marks = [',', '\t', ';', '|'] as const
const isoDate = /^(?:19[2-9]\d|200\d|201[0-5])-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
/** Cells that make a row one about a person. */
const ofPerson = /@[\p{L}\p{N}-]+\.|^\d{3}-\d{2}-\d{4}$|^\+?\d[\d ()-]{8,}$/u

type Header = { readonly mark: string; readonly kinds: readonly ((typeof kinds)[number] | undefined)[]; readonly size: number }

/**
 * Tables with a mark between their cells: the name of a column says what its cells are, in every row. A date in a row that
 * also holds somebody's mail address or number is taken for a birth date.
 */
export const columns: Recogniser = (text) => {
  const found: Found[] = []
  let header: Header | null = null
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const line = text.slice(start, end)
    const head = header as Header | null
    const mark = head?.mark ?? marks.find((sign) => line.includes(sign))
    if (line.length > 4_000 || mark === undefined || !line.includes(mark)) {
      if (!/^[\s|:+-]*$/.test(line)) header = null
    } else {
      const cells = cellsOf(line, mark)
      const heads = cells.map((cell) => kinds.find((kind) => kind.head.test(cell.text)))
      if (
        cells.length >= 2 &&
        heads.filter((kind) => kind !== undefined).length >= 2 &&
        cells.every((cell) => cell.text.length <= 30 && !/\d{3}|@/.test(cell.text))
      )
        header = { mark, kinds: heads, size: cells.length }
      else if (header !== null && Math.abs(cells.length - header.size) <= 1)
        for (const [place, cell] of cells.entries()) {
          const kind = header.kinds[place]
          if (kind !== undefined && kind.cell.test(cell.text) && !isPlaceholder(cell.text))
            found.push({
              start: start + cell.start,
              end: start + cell.start + cell.text.length,
              type: kind.type,
              confidence: 0.8,
              recogniser: 'columns',
            })
        }
      if (cells.length >= 4 && cells.some((cell) => ofPerson.test(cell.text)))
        for (const cell of cells)
          if (isoDate.test(cell.text))
            found.push({
              start: start + cell.start,
              end: start + cell.start + cell.text.length,
              type: 'date_of_birth',
              confidence: 0.7,
              recogniser: 'columns',
            })
    }
    start = end + 1
  }
  return found
}

type Cell = { readonly start: number; readonly text: string }

/** Cells without their quotes and blanks; a mark inside double quotes is part of the cell. */
const cellsOf = (line: string, mark: string): Cell[] => {
  const cells: Cell[] = []
  let from = 0
  let quoted = false
  for (let at = 0; at <= line.length; at += 1) {
    const sign = line[at]
    if (sign === '"') quoted = !quoted
    if (at < line.length && (sign !== mark || quoted)) continue
    const raw = line.slice(from, at)
    const lead = raw.length - raw.replace(/^[\s"'>]+/, '').length
    const cell = raw.slice(lead).replace(/[\s"']+$/, '')
    if (cell !== '' || mark !== '|') cells.push({ start: from + lead, text: cell })
    from = at + 1
  }
  return cells
}
