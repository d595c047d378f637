import { wordsOf } from './surroundings.ts'

/**
 * Ways in which states write the numbers of vehicles, as sources of patterns: capitals, the groups apart or together. Most look like much else, so
 * that a word for a vehicle has to stand near.
 */
const british = '[A-HJ-PR-Y]{2}(?:0[1-9]|[1-7]\\d) ?[A-HJ-PR-Z]{3}'
const olderBritish =
  '[A-HJ-NPR-TV-Y]\\d{1,3} ?(?!TDI|CDI|AMG|AWD|TSI|DCI|HDI|GTI|GTD|FSI|CRD|JTD|TDV|SUV|RHD|LHD|CVT|AND|THE|FOR)[A-HJ-PR-Z]{3}|(?!BMW|KIA|GMC|AMG|BYD)[A-HJ-PR-Z]{3} ?\\d{1,3}[A-HJ-NPR-TV-Y]|[A-Z]{1,2}[IZ][A-Z]? \\d{1,4}'
const irish = '\\d{2,3}-[A-Z]{1,2}-\\d{1,6}'
/** No vowels; not the signs of money, of time, of measures and of makes. */
const spanishLetters =
  '(?!RPM|BTC|GMT|NFL|MPH|KMH|KMS|GBP|HKD|PLN|CHF|CZK|DKK|SGD|BRL|TWD|PHP|THB|VND|KRW|CNY|RMB|LBS|KGS|PCS|HRS|MHZ|GHZ|KHZ|KWH|WPM|BPM|FPS|PPM|CST|PST|MST|BST|LTD|BMW|GMC|BYD|RHD|LHD|MPV|CVT|GTR|GTS|SRT|TBD|RRP)[BCDFGHJ-NPR-TV-Z]{3}'
const spanish = `\\d{4}[ -]?${spanishLetters}`
const frenchOrItalian = '[A-HJ-NP-TV-Z]{2}[- ]?\\d{3}[- ]?[A-HJ-NP-TV-Z]{2}'
const german = '(?!RTX|GTX|USB|DIN|ISO|LGA|DDR|PCI)[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\\d{1,4}[EH]?'
const dutchOrPortuguese =
  '\\d{1,3}-(?!JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{2,3}-\\d{1,3}|[A-Z]{1,3}-\\d{2,3}-[A-Z]{1,2}|[A-Z]{2}-[A-Z]{2}-\\d{2}|\\d{2}-\\d{2}-[A-Z]{2}'
const nordic = '[A-Z]{3} ?\\d{2}[A-Z\\d]|[A-Z]{2} ?\\d{2} ?\\d{3}'
const polish = '[A-Z]{2,3} ?\\d{4,5}[A-Z]?|[A-Z]{2,3} ?\\d{2,4}[A-Z]{1,2}'
const brazilian = '[A-Z]{3}-?\\d[A-Z\\d]\\d{2}'
const american = '\\d[A-Z]{3}\\d{3}|[A-Z]{3}[ -]?\\d{3,4}'

/** India: the state, the office, letters and four digits are nothing else. */
export const indianPlate =
  '(?:AN|AP|AR|AS|BR|CG|CH|DD|DL|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|UK|UP|WB)[ -]?\\d{2}[ -]?[A-Z]{1,3}[ -]?\\d{4}'

/** Those that are told from a measure, a year or a model beside a word for a vehicle. */
export const platesNearVehicles = [
  british,
  irish,
  `(?!19[5-9]|20[0-3])${spanish}`,
  '[A-HJ-NP-TV-Z]{2}(?:-\\d{3}-|\\d{3})[A-HJ-NP-TV-Z]{2}',
  german,
  dutchOrPortuguese,
].join('|')
/** Those that are told from a model right behind a word for a vehicle. */
export const platesOfVehicles = [indianPlate, platesNearVehicles, olderBritish].join('|')
/** All of them: right behind a word for a registration. */
export const anyPlate = [platesOfVehicles, spanish, frenchOrItalian, nordic, polish, brazilian, american].join('|')

/** Words for a plate: whatever stands there is one. */
export const plateWords: readonly string[] = wordsOf(
  'license plate|licence plate|license plates|licence plates|number plate|plate|plates|plate number|plate no|lic plate|vehicle registration',
  'registration plate|registration mark|car registration|car reg|reg plate|reg no|reg number|vehicle reg|vehicle reg no|tag number|vrm',
  "kennzeichen|autokennzeichen|kfz kennzeichen|nummernschild|plaque d'immatriculation|immatriculation|immat|plaque|matrícula|placa|placas|targa",
  'kenteken|registreringsnummer|regnr|nummerplade|nummerskilt|registreringsskylt|rekisterinumero|tablica rejestracyjna|nr rejestracyjny',
  'numer rejestracyjny|spz|rendszám|госномер|kennz|immatriculée|immatriculé|license tag|licence tag|tag no|gaadi number|gadi number',
)
/** Words for a registration: what stands there has to be written as a plate is somewhere. */
export const registrationWords: readonly string[] = wordsOf(
  'registration|registration no|registration number|registered|reg|regn|regd|rego|vehicle no|vehicle number|car no|targata',
)
/** Words for a vehicle: what stands there has to be more than a model. */
export const vehicleNouns: readonly string[] = wordsOf(
  'vehicle|car|van|lorry|truck|motorbike|motorcycle|scooter|taxi|cab|gaadi|gadi|fahrzeug|auto|wagen|voiture|véhicule|coche|vehículo|macchina',
  'carro|viatura|samochód|bil|bilen',
)
/** Words that speak of a vehicle, makes and models among them. */
export const vehicleWords: readonly string[] = wordsOf(
  'car|cars|van|lorry|truck|vehicle|vehicles|motorbike|motorcycle|scooter|moped|taxi|cab|minicab|driver|driving|drove|drives|parked|parking',
  'registration|registered|dvla|speeding|crashed|collision|thief|garage|fahrzeug|auto|pkw|lkw|wagen|motorrad|parkt|geparkt|voiture|véhicule',
  'garée|camion|coche|moto|furgoneta|aparcado|matriculado|macchina|automobile|parcheggiata|furgone|carro|viatura|camião|estacionado|bestelbus',
  'geparkeerd|samochód|bil|bilen|gaadi|gadi|audi|bmw|ford|fiesta|focus|transit|vauxhall|corsa|astra|golf|vw|volkswagen|polo|passat|seat|ibiza',
  'skoda|škoda|octavia|toyota|yaris|corolla|prius|honda|civic|nissan|qashqai|micra|juke|mazda|kia|hyundai|renault|clio|megane|peugeot|citroen',
  'citroën|fiat|punto|panda|mercedes|volvo|tesla|jaguar|dacia|opel|suzuki|maruti|mahindra|porsche|lexus|subaru|mitsubishi|chevrolet|jeep|saab',
)
