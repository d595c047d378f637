/**
 * Words for the numbers under which people are kept somewhere: patients, students, prisoners, members, holders of a licence. Parted by `|`; a blank
 * stands for a blank, a dash or an underscore. They are looked for without their accents too.
 */
import { wordsOf } from './surroundings.ts'
import { regex } from '../patterns.ts'

/** Stems that German, Dutch and the Nordic languages write in one word with the word for a number. */
const withNumber = (stems: string): string[] => wordsOf(stems).flatMap((stem) => [`${stem}nummer`, `${stem}nr`])

/** They say by themselves that such a number follows. */
export const sureCues: readonly string[] = [
  ...wordsOf(
    'mrn|medical record|medical record no|medical record number|medical rec no|health id|national health id|health number|health card',
    'patient id|patient no|patient number|patient num|chart number|chart no|hospital number|hospital no|hospital id|hosp no|mbi',
    'nhs number|nhs no|npi|health plan|health and care number|personal health number|chi number|chi no|h&c number|h&c no',
    'insurance id|insurance number|insurance no|insurance policy|policy number|policy no|policy num|policy id|policyholder id|pol no|pol. no',
    'member id|member number|membership number|membership no|subscriber id|subscriber no|group number|group no|medicaid id|medicare id',
    'claim number|claim no|claim id|claim ref|claim reference|beneficiary id|prescription number|prescription no',
    'employee id|employee number|employee no|empid|emp id|personnel number|staff id|staff number|payroll number|badge number',
    'student id|student number|matriculation number|candidate number|roll no|roll number|enrolment number|enrollment number',
    'customer id|customer number|customer no|customer ref|customer reference|client id|client number|client ref|client reference',
    'account number|account no|account id|acct no|acc no|bank account|sort code|routing number',
    'passport number|passport no|ppt no|pp no|visa number|visa no|license number|license no|licence number|licence no',
    "driver's license|driver's licence|drivers license|drivers licence|driver license|driver licence|driving licence|driving license",
    "driving licence number|driver's lic|drivers lic|driver lic|driving lic|dl number|dl no|dl#|dln",
    'national id|national id number|national insurance number|national insurance|ni number|ni no|nino|id card|id number|id no',
    'identity card|identity number|personal number|personal no|personal id|personal identity number|personal identification number',
    'citizen id|citizen number|resident id|state id number|voter id|alien number|alien registration number|alien no|uscis number|sevis id',
    'biometric residence permit|brp number|residence permit number|work permit number|frequent flyer number|known traveler number',
    'known traveller number|redress number|tax id|tax id number|tax number|tax reference|tax ref|tax file number|taxpayer id|ein|vat id',
    'bar no|bar number|case number|case no|docket number|docket no|matter number|file number|inmate number|inmate id|inmate no',
    'prisoner number|prison number|prison no|offender id|fbi number|fbi no|collar number|collar no|shoulder number|warrant number',
    'case ref|case reference|file ref|matter ref|our ref|your ref|our reference|your reference|lab no|lab number|specimen no|specimen id',
    'crime number|crime reference number|crime ref|pnc id|cro no|cro number|cdcr number|dod id|edipi|loan number|mortgage number',
    'biometric id|biometric identifier|biometric record|biometric template|fingerprint id|fingerprint record|fingerprint template',
    'face id template|face template|faceprint|facial recognition id|iris id|iris code|iris scan id|retina id|retina scan',
    'retina scan id|voiceprint|voiceprint id|palm print id|dna profile|dna profile id|dna sample|dna sample id',
    'patientid|a-number|uan|gmc no|gmc number|nmc pin|service number|service no|kra pin|nhi number|ihi number',
    'residence card|zairyu card|medical aid no|medical aid number|exemption certificate|exempt cert|maternity exemption',
  ),
  // German
  ...withNumber('patienten|fall|aufnahme|akten|versicherten|krankenversicherten|versicherungs|krankenversicherungs|sozialversicherungs'),
  ...withNumber(
    'rentenversicherungs|versicherungsschein|policen|vertrags|personal|pers|mitarbeiter|kunden|kd|mitglieds|konto|depot|steuer',
  ),
  ...withNumber('steueridentifikations|ausweis|personalausweis|reisepass|pass|führerschein|fuehrerschein|matrikel|matr|schüler|student'),
  ...withNumber('studenten|darlehens|schaden|schadens|mandanten'),
  ...wordsOf(
    'patienten id|aktenzeichen|steuer id|steuerid|steuer idnr|steuer ident nr|steuer identnummer|st.-id|st.id|st.-idnr|st id|stnr|st.-nr',
    'fs nr|fs.-nr|mitarbeiter id|kunden id|mitglieds id|versicherten id|vers.-nr|vers nr|führerschein|fuehrerschein',
    // French
    'numéro de patient|numéro de dossier|dossier patient|numéro de sécurité sociale|sécurité sociale|numéro de police',
    'numéro de contrat|numéro de client|numéro de compte|numéro de passeport|matricule|carte vitale|permis de conduire',
    // Spanish, Portuguese, Italian
    'historia clínica|número de historia|número de historia clínica|nhc|número de paciente|número de póliza|póliza|número de cuenta',
    'titre de séjour|carte de séjour|seguridad social|número de empleado|número de cliente|pasaporte|dni|nif|curp|carnet de conducir|permiso de conducir',
    'licencia de conducir|número de identificación fiscal|número do paciente|prontuário|apólice|número da conta|cpf|cnpj|cnh',
    'carta de condução|codice fiscale|cod fisc|cod. fisc|numero di polizza|polizza|cartella clinica|numero paziente|numero di conto',
    'partita iva|matricola|patente di guida|prawo jazdy|bsn|pesel|numer pacjenta|numer polisy|nr polisy|nr albumu|nr pesel|cpr|p.iva|p. iva|piva|dowód|dowód osobisty|nr dowodu|nr pwz|pwz|tessera sanitaria|vers.-karte|vertragskonto|servicekonto',
  ),
  // Dutch, Polish, Swedish, Danish, Norwegian
  ...withNumber('patiënt|patient|dossier|polis|personeels|medewerker|klant|klanten|rekening|leerling|lidmaatschaps|relatie|verzekerings'),
  ...withNumber('burgerservice|paspoort|rijbewijs|cliënt|journal|kund|kunde|medlems|anställnings|ansatt|medarbejder|försäkrings'),
  ...withNumber('forsikrings|pas|körkorts|kørekort|førerkort|person|samordnings|studie'),
  ...wordsOf('körkort|kørekort|førerkort|снилс|инн|паспорт|полис|табельный номер'),
]

/** Too common to count unless the number is set off from them (`:`, `#`, `no.`) or is strong in itself. */
export const looseCues: readonly string[] = wordsOf(
  'case|case file|patient|policy|claim|employee|account|license|licence|passport|insurance|visa|emp|rx|docket|prescription|id card',
  'brp|residence permit|blue card|nir|ipp|nhi|medical aid|e-ticket|eticket|rg|nie|rfc|dea|tin|acct|nhs|fbi|medicaid|medicare|nin|bvn|utr|itin|phn|hcn|ohip|ramq|aadhaar|aadhar|cnic|nric|iqama|emirates id|eid',
  'personalausweis|passeport|reisepass|passaporto|passaporte|paspoort|paszport|rijbewijs|nik|ktp|cccd|ppsn|nss|ine|kvnr|ucas|upn|uln|mpan',
)

/** Whose number it is, and no more: a word for a number has to stand beside them, behind or before (`student no.`, `number of the member`). */
export const holderCues: readonly string[] = wordsOf(
  'pt|pat|hospital|hosp|clinic|medical|health|chart|student|stud|pupil|learner|matric|matriculation|candidate|staff|personnel|payroll',
  'badge|collar|shoulder|warrant|officer|member|membership|subscriber|customer|cust|client|insured|claimant|applicant|resident|prisoner',
  'offender|donor|specimen|lab|voter|taxpayer|tax|citizen|alien|uscis|cdcr|loan|mortgage|lic|crime|passport holder|policyholder|beneficiary',
  'green card|work permit|roll|enrolment|enrollment|acc|bank|personal|identity|national|social security|parolee',
  'detainee|refugee|frequent flyer|loyalty|kaiser|kaiser permanente|aetna|cigna|bupa|rec|bonuskarte|bonus card|loyalty card',
  'patienten|fall|kunden|kd|mitarbeiter|mitglieds|mitgl|pers|matrikel|matr|versicherten|versicherungs|versicherungsschein|vertrags|akten',
  'ausweis|personalausweis|pass|schüler|steuer|mandanten|schadens|police|depot',
  'klant|lid|leerling|polis|personeel|medewerker|cliënt|patiënt|verzekerde|medlem|kund|kunde|anställd|ansatt|journal',
)
/** The same in languages that put `nº` before them, which is `no` as the text is read. */
export const romanceHolders: readonly string[] = wordsOf(
  'dossier|contrat|assuré|assurée|adhérent|allocataire|salarié|employé|étudiant|étudiante|élève|permis',
  "carte d'identité|sécu|compte|fiscal|bénéficiaire",
  'paciente|historia|expediente|cliente|afiliado|afiliación|asegurado|empleado|socio|estudiante|alumno|matrícula|licencia|carnet|contrato',
  'cédula|cuenta|trabajador|identificación|identidad',
  "paziente|dipendente|studente|tessera|tessera sanitaria|patente|carta d'identità|pratica|assistito|contratto",
  'utente|funcionário|colaborador|aluno|contribuinte|cartão de cidadão|sócio|beneficiário|carteirinha',
  'pacjenta|klienta|polisy|paszportu|dowodu|dowodu osobistego|prawa jazdy|legitymacji|albumu|indeksu|umowy|pracownika',
)

/** Short for much else: the number has to be strong in itself, or a word for a number has to stand beside them. */
export const strongCues: readonly string[] = wordsOf('dl|d/l|oln|chi|hosp|student|matric|gmc|i-94|i94|receipt number')

/** A short number in figures and capitals is enough: `badge 4417`, `prisoner A1234AB`. */
export const plainCues: readonly string[] = wordsOf('badge|inmate|prisoner|emp')

/** Words between such a cue and its number. */
export const numberWords: readonly string[] = wordsOf(
  'number|numbers|num|no|nos|nr|nrs|nro|id|ids|identifier|code|ref|reference|номер|серия|nummer|numer|numero|número|numéro',
  "is|was|are|ist|war|lautet|est|es|son|è|é|jest|är|er|hai|it's|should be|now|still|reads|shows|listed as|given as|card|not|no longer|isn't|nicht|nicht mehr|n'est pas|no es|non è|não é",
)

/** Before the holder: `número de cliente`, `n° d'adhérent`, `nr klienta`, `ID of the student`. */
export const numberBefore = regex.iu`(?<![\p{L}\p{N}])(?:n°|№|n\.|no\.|no(?=\s(?:de|del|da|do|di)\s)|nos\.|nr\.?|nro\.?|num\.?|núm\.?|numéro|numero|número|numer|nummer|number|id|code|codice|código)\s{0,2}(?:(?:de la|de los|de|du|des|del|della|dello|dell'|di|do|da|dos|van de|van het|van|of the|of his|of her|of my|of|for|d'|l'|d'un|d'une)\s?)?$`
