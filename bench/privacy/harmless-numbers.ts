import { type Draws, draws } from './draws.ts'

/** A text with a figure in it that is no one's. */
export type HarmlessCase = { readonly kind: string; readonly text: string }

const hex = (random: Draws, size: number): string => random.fill('[0123456789abcdef]'.repeat(size))
const base64 = (random: Draws, size: number): string =>
  random.fill('[ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/]'.repeat(size))
const uuidOf = (random: Draws): string =>
  `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-${random.fill('[89ab]')}${hex(random, 3)}-${hex(random, 12)}`
const check13 = (digits: string): string =>
  digits + String((10 - ([...digits].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0) % 10)) % 10)
const check10 = (digits: string): string => {
  const value = (11 - ([...digits].reduce((sum, digit, place) => sum + Number(digit) * (10 - place), 0) % 11)) % 11
  return digits + (value === 10 ? 'X' : String(value))
}

const kinds: Readonly<Record<string, (random: Draws) => string>> = {
  'bare digits': (random) => String(1 + random.below(9)) + random.fill('#'.repeat(3 + random.below(16))),
  hashes: (random) =>
    random.pick([
      hex(random, 7),
      hex(random, 32),
      hex(random, 40),
      hex(random, 64),
      `sha512-${base64(random, 86)}==`,
      `sha256:${hex(random, 64)}`,
    ]),
  UUIDs: (random) => random.pick([uuidOf(random), uuidOf(random).toUpperCase(), `{${uuidOf(random)}}`]),
  versions: (random) =>
    random.fill(
      random.pick([
        'v#.##.#',
        '#.#.#-beta.#',
        'version ##.##.#.#',
        'release #.##.###.##',
        'package==#.##.#',
        '^#.#.##',
        'build ##.#.####',
        'Chrome/###.#.####.##',
      ]),
    ),
  timestamps: (random) =>
    random.fill(
      random.pick([
        '17########',
        '17###########',
        '17##############',
        '20[12]#-<m>-<d>T1#:[012345]#:[012345]#Z',
        '20[12]#-<m>-<d> 1#:[012345]#:[012345]#.###',
        '<d>.<m>.20[12]#',
        '<m>/<d>/20[12]#',
        '20[12]#<m><d>1#[012345]#[012345]#',
      ]),
    ),
  ISBNs: (random) => {
    const long = check13(random.pick(['978', '979']) + random.fill('#########'))
    const short = check10(random.fill('#########'))
    return random.pick([
      `ISBN ${long}`,
      `ISBN-13: ${long.slice(0, 3)}-${long[3]}-${long.slice(4, 6)}-${long.slice(6, 12)}-${long[12]}`,
      `ISBN ${short}`,
      `EAN ${long}`,
      `ISBN-10 ${short[0]}-${short.slice(1, 4)}-${short.slice(4, 9)}-${short[9]}`,
    ])
  },
  'order numbers': (random) =>
    random.fill(
      random.pick([
        'order ##########',
        'order number ###-#######-#######',
        'Order #######',
        'invoice INV-20[12]#-#####',
        'Rechnung RE-#####',
        'tracking number 1Z####A#########',
        'tracking ############',
        'commande n° ########',
        'ticket PROJ-####',
        'PO ########',
        'pedido ##########',
        'Bestellung #########',
      ]),
    ),
  prices: (random) =>
    random.fill(
      random.pick(
        [
          '$#,###.##',
          '€ ##.###,##',
          '#,###,### USD',
          '£###.##',
          '###,###.## EUR',
          '¥###,###',
          "CHF #'###.##",
          'total: ########.##',
          '₹ #,##,###',
          '## 990 kr',
          '### ### ### Ft',
        ].map((one) => one.replace('#', '[123456789]')),
      ),
    ),
  'part numbers': (random) =>
    random.fill(
      random.pick([
        'part ###-###-####',
        'model AA-####-####',
        'SKU ###-####',
        'part no. ##-####-####',
        'AA###-###-##',
        'item ####-####',
        'P/N ###.###.####',
        'artikel ###-###-####',
        'AA######A',
        '#A##-#AA###',
        'DIN ##### and M#x##',
        'catalogue ####-###-###',
      ]),
    ),
  'numbers of standards and papers': (random) =>
    random.fill(
      random.pick([
        'RFC ####',
        'ISO ####-#:20[12]#',
        'doi:10.####/#######.20[12]#.####',
        'arXiv:2[01234]<m>.#####',
        'CAS ####-##-#',
        'CVE-20[12]#-#####',
        'PMID ########',
        'EN ISO #####',
        'RAL ####',
        '§ ### of ####',
      ]),
    ),
  'figures of code and tables': (random) =>
    random.fill(
      random.pick([
        '[##, ##, ###, ####]',
        '0x########',
        '#.######',
        '#e-#',
        '##.###,##.###',
        '## ## ## ##',
        '####x####',
        '#### #### ####',
        ':#### and :####',
        '10.0.0.0/#',
        '#ABCDEF',
        '### ms, ## MB, #### rows',
        '(#, #, ##)',
        '####-####',
        '## ### ###',
      ]),
    ),
}
const carriers: readonly ((figure: string) => string)[] = [
  (figure) => `The result is ${figure}.`,
  (figure) => `What does ${figure} mean?`,
  (figure) => figure,
  (figure) => `value = "${figure}"`,
  (figure) => `We compared ${figure} with the one before and found no difference`,
  (figure) => `- ${figure}\n- ${figure}`,
  (figure) => JSON.stringify({ value: figure }),
  (figure) => `line 3: ${figure} (expected)`,
  (figure) => `Explain why ${figure} was chosen here`,
]

/** `count` texts, the same for the same seed, evenly over the kinds. */
export const harmlessCases = (count: number, seed: number): HarmlessCase[] => {
  const random = draws(seed)
  const all = Object.entries(kinds)
  return Array.from({ length: count }, (_, place) => {
    const [kind, make] = all[place % all.length]!
    return { kind, text: random.pick(carriers)(make(random)) }
  })
}
