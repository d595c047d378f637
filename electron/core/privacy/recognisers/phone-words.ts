import { wordsOf } from './surroundings.ts'

/** Words that a phone number follows. */
export const phoneWords = wordsOf(
  'phone|phones|phone number|phone no|phonenumber|mobile number|mobilenumber|contact number|telephone|tel|mobile|cell|cellphone|fax',
  'whatsapp|sms|hotline|landline|voicemail|pager|handset|emergency contact|desk|telefon|telefonnummer|handy|handynummer|mobil',
  'mobilnummer|rufnummer|téléphone|tél|portable|teléfono|tfno|móvil|celular|telefono|cellulare|telefone|telemóvel|telefoon|mobiel',
  'telefonu|telefonní|numer telefonu|komórka|telefonszám|puhelin|puh|telefonnr|tlf|mob|телефон|тел|моб|τηλέφωνο|τηλ|هاتف|جوال|טלפון',
  'फोन',
)

/** Words that one may follow, and much else: the number then has to exist somewhere. */
export const callWords = wordsOf(
  'call|calls|called|calling|dial|ring|hmu|hit me up|reach|reached|contact|office|signal|viber|notified at|rückruf|anrufen',
  'erreichbar|appeler|appelez|joindre|llamar|llámame|chiama|chiamare|ligar|ligue|bellen|звоните|позвоните|नंबर',
)

/** Words for numbers that are no phone's. */
export const otherWords = wordsOf(
  'order|invoice|ticket|isbn|issn|sku|id|ids|ref|reference|tracking|account|version|v|build|serial|part|p/n|s/n|mpn|item|catalogue',
  'catalog|release|firmware|article|model|issue|pr|rfc|case|docket|po|batch|lot|zip|npi|ein|routing|sort code|session|timestamp|unix',
  'epoch|port|pid|commit|imei|iban|card|ssn|employee|policy|patient|mrn|doi|rechnung|bestellung|auftrag|artikel|kundennummer',
  'commande|facture|pedido|factura|bestelling|page|pages|chapter|equation|sum|price|usd|eur',
)
