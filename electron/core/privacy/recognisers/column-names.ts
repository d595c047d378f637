import { regex } from '../patterns.ts'
import type { FindingType } from '../../../../shared/contract/index.ts'

/**
 * What a column's name says of its cells, and the least that a cell then has to look like. `weak` names stand over other things too
 * ("name" over products): they count where the table speaks of people besides. `of` kinds say something about a person, and nothing
 * where nobody stands in the row.
 */
export type ColumnKind = {
  readonly type: FindingType
  readonly names: string
  readonly weak?: string
  readonly cell: RegExp
  readonly of?: true
}

const name = regex.u`^\p{L}[\p{L}\p{M}'’ .,-]{0,60}$`
/** Days, months and years in figures, with a time perhaps; months in words; the way of Chinese, Japanese and Korean. */
const date = regex.u`^(?:\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|(?:19|20)\d{6}|\d{1,2}\.? ?\p{L}{3,10}\.?,? ?\d{4}|\p{L}{3,10}\.? \d{1,2},? \d{4}|\d{4} ?年 ?\d{1,2} ?月 ?\d{1,2} ?日|\d{4}년 ?\d{1,2}월 ?\d{1,2}일)(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$`
const address = regex.u`^(?=.*\d)(?:(?=.*\s)(?=.*\p{L}{2})|(?=.*[\p{Script=Han}\p{Script=Hangul}])).{5,200}$`
const matter = regex.iu`^(?!(?:none|no|n/?a|nil|null|unknown|nein|keine|ninguno|non|aucun|-+)$)\p{L}.{2,200}$`
const money = regex.u`^[^\p{L}\d]{0,3}\s?(?:\p{Lu}{3}\s?)?\d[\d .,'’]{2,14}(?:\s?(?:\p{Lu}{3}|[€$£¥k]))?$`

/** In the languages of the address and id recognisers; parted by `|`, lower case, blanks for every other mark. */
export const columnKinds: readonly ColumnKind[] = [
  {
    type: 'person',
    names:
      'first name|last name|middle name|given name|family name|full name|surname|forename|maiden name|preferred name|fname|lname|patient|patient name|employee|employee name|customer name|client name|contact name|contact person|member name|student|student name|guest name|applicant|applicant name|candidate|candidate name|account holder|card holder|cardholder|cardholder name|next of kin|guardian|spouse|beneficiary|insured|tenant|tenant name|attendee|recipient|recipient name|author name|manager name|doctor|physician|vorname|nachname|familienname|vollständiger name|mitarbeiter|mitarbeiterin|patientin|kundenname|ansprechpartner|kontoinhaber|geburtsname|prénom|prenom|nom de famille|nom complet|nom et prénom|nom prénom|titulaire|salarié|nombre completo|nombre y apellidos|apellido|apellidos|primer apellido|segundo apellido|paciente|empleado|titular|cognome|nome e cognome|nominativo|paziente|dipendente|nome completo|sobrenome|apelido|funcionário|voornaam|achternaam|naam patiënt|medewerker|imię|nazwisko|imię i nazwisko|pacjent|jméno|příjmení|jméno a příjmení|förnamn|efternamn|fornavn|etternavn|efternavn|etunimi|sukunimi|keresztnév|vezetéknév|prenume|nume de familie|ad soyad|adı soyadı|soyadı|soyad|имя|фамилия|отчество|фио|ім я|прізвище|όνομα|επώνυμο|ονοματεπώνυμο|氏名|名前|姓名|患者姓名|이름|성명|الاسم|שם מלא',
    weak: 'name|names|nom|nombre|nome|naam|namn|navn|nimi|nume|jmeno|név|isim|ad|adı|nazwa|client|customer|contact|member|user|owner|holder|person|assignee|reporter|manager|kunde|kundin|cliente|klient|klant',
    cell: name,
  },
  {
    type: 'date_of_birth',
    names:
      'dob|d o b|date birth|birth dt|birth day|bdate|geb|geburt|geb dat|gebdat|geburtsdat|date naissance|fecha nac|fec nac|data nasc|birth date|birthdate|birthday|date of birth|born|born on|birth|geburtsdatum|geburtstag|geb datum|geboren|geboren am|date de naissance|naissance|né le|née le|fecha de nacimiento|fecha nacimiento|f nacimiento|nacimiento|data di nascita|nascita|data de nascimento|nascimento|geboortedatum|geboren op|data urodzenia|datum narození|födelsedatum|fødselsdato|syntymäaika|születési dátum|születési idő|data nașterii|doğum tarihi|дата рождения|дата народження|ημερομηνία γέννησης|生年月日|出生日期|생년월일|تاريخ الميلاد|תאריך לידה',
    cell: date,
  },
  {
    type: 'street_address',
    names:
      'home address|street address|mailing address|billing address|shipping address|delivery address|postal address|residential address|address line 1|address 1|address1|street|strasse|straße|wohnadresse|privatadresse|lieferadresse|adresse postale|domicile|rue|domicilio|dirección postal|calle|indirizzo|via|residenza|endereço|morada|rua|straat|woonadres|ulica|adres zamieszkania|ulice|bydliště|gatuadress|bostadsadress|lakcím|домашний адрес|место жительства|住所|住址|家庭住址|주소|العنوان',
    weak: 'address|addr|adresse|anschrift|dirección|adres|adresa|adress|osoite|cím|адрес|адреса|διεύθυνση|地址',
    cell: address,
  },
  {
    type: 'postcode',
    names:
      'zip|zip code|zipcode|post code|postcode|postal code|plz|postleitzahl|code postal|código postal|codice postale|cep|kod pocztowy|psč|postnummer|irányítószám|индекс|почтовый индекс|郵便番号|邮编|邮政编码|우편번호',
    weak: 'cp|cap',
    cell: /^(?=.*\d{2})[A-Z\d][A-Z\d -]{2,9}$/i,
  },
  {
    type: 'phone',
    names:
      'phone|phone 1|phone 2|phone1|phone2|cell no|cell number|mob no|tel 1|tel number|primary phone|phone no|phone number|phones|tel|tel no|telephone|telephone number|mobile|mobile no|mobile number|mobile phone|cell|cell phone|work phone|home phone|contact number|fax|fax number|whatsapp|telefon|telefonnummer|handy|handynummer|mobil|mobilnummer|téléphone|numéro de téléphone|portable|teléfono|móvil|telefono|cellulare|telefone|celular|telemóvel|telefoonnummer|telefoon|mobiel|numer telefonu|telefonní číslo|telefonszám|puhelin|puhelinnumero|телефон|номер телефона|τηλέφωνο|電話|電話番号|电话|手机|手机号|전화번호|휴대폰|هاتف',
    cell: /^(?=(?:.*\d){7})[+\d(][\d ()./-]{6,24}(?: ?(?:x|ext\.?) ?\d{1,6})?$/i,
  },
  {
    type: 'username',
    names:
      'user name|username|login|login name|handle|screen name|benutzername|nom d utilisateur|identifiant|nombre de usuario|usuario|nome utente|gebruikersnaam|nazwa użytkownika|uživatelské jméno|användarnamn|логин|имя пользователя|ユーザー名|用户名|사용자 이름',
    weak: 'user id|userid|account name|alias',
    cell: regex.u`^(?=.*\p{L})[\p{L}\p{N}@._-]{3,40}$`,
  },
  {
    type: 'secret',
    names:
      'password|passwd|pwd|passwort|kennwort|mot de passe|contraseña|senha|wachtwoord|hasło|heslo|lösenord|пароль|パスワード|密码|비밀번호|initial password|temporary password',
    cell: regex.u`^(?=.*[\p{L}\d])\S{4,128}$`,
  },
  {
    type: 'secret',
    names: 'api key|apikey|secret|secret key|client secret|access token|auth token|access key|private key',
    weak: 'token|key|pin',
    cell: regex.u`^(?:(?=.*\d)(?=.*\p{L})\S{8,128}|\d{4,8})$`,
  },
  {
    type: 'national_id',
    names:
      'ssn|social security|social security no|social security number|national id|national id number|national insurance number|nino|ni number|sin|sozialversicherungsnummer|sv nummer|ahv nummer|ausweisnummer|personalausweisnummer|numéro de sécurité sociale|nir|dni|nif|nie|dni nie|codice fiscale|cpf|rg|nif contribuinte|bsn|burgerservicenummer|pesel|rodné číslo|personnummer|cpr|cpr nr|fødselsnummer|henkilötunnus|cnp|tc kimlik no|снилс|инн|паспорт|マイナンバー|身份证|身份证号|주민등록번호|aadhaar|aadhar|aadhaar no|aadhaar number|emirates id|cnic|nric|nhs id|pan|curp|rfc|rut|national identity number',
    weak: 'id number|id no|identity number',
    cell: regex.u`^(?=(?:.*\d){5})[\p{L}\d][\p{L}\d ./-]{5,20}$`,
  },
  {
    type: 'tax_id',
    names:
      'tax id|tax number|tax identification number|tin|steuer id|steuernummer|steueridentifikationsnummer|numéro fiscal|partita iva|nip|utr',
    cell: regex.u`^(?=(?:.*\d){5})[\p{L}\d][\p{L}\d ./-]{5,20}$`,
  },
  {
    type: 'identity_document',
    names:
      'passport|passport num|passport no|driving licence number|driver license number|drivers license number|dl no|dl number|licence no|license no|passport number|pass nr|reisepass|reisepassnummer|passeport|numéro de passeport|pasaporte|passaporto|paspoort|driving licence|driving licence no|driving license|driver license|drivers license|driver s license|license number|licence number|führerschein|führerscheinnummer|permis de conduire|licencia de conducir|patente|rijbewijs',
    cell: regex.u`^(?=(?:.*\d){4})[\p{L}\d][\p{L}\d ./-]{5,20}$`,
  },
  {
    type: 'bank_account',
    names:
      'account no|account number|account num|acc no|acc number|bank acc|bank acct|upi|upi id|ifsc|bsb|clabe|acct no|acct|acct number|iban|bank account|bank account number|bank account no|kontonummer|konto nr|bankverbindung|numéro de compte|compte bancaire|número de cuenta|cuenta bancaria|conto corrente|numero conto|conta bancária|rekeningnummer|numer konta|číslo účtu|tilinumero|bankszámlaszám|номер счета|расчетный счет|口座番号|银行账号|账号|계좌번호|sort code|routing number',
    weak: 'account|konto|compte|cuenta|conto|conta',
    cell: /^(?=(?:.*\d){6})[A-Z\d][A-Z\d -]{5,40}$/i,
  },
  {
    type: 'record_number',
    names:
      'mrn|nhs number|nhs no|chi number|medicare no|medicare number|medicaid id|hospital no|hospital number|insurance id|health card number|student no|matric no|matriculation number|payroll no|payroll number|matrikelnummer|medical record number|medical record no|patient id|patient no|patient number|chart number|employee id|employee no|employee number|emp id|emp no|staff id|staff no|staff number|personnel number|badge number|customer id|customer no|customer number|client id|member id|member no|membership number|student id|student number|policy no|policy number|insurance number|insurance no|claim number|case number|personalnummer|kundennummer|patientennummer|patienten id|versichertennummer|mitgliedsnummer|aktenzeichen|matricule|numéro client|numéro de dossier|número de empleado|número de historia|codice cliente|matricola|klantnummer|personeelsnummer|numer pracownika|табельный номер|номер карты|社員番号|患者番号|工号|病历号|사번',
    cell: regex.u`^(?=.*\d{3})[\p{L}\d][\p{L}\d./-]{2,24}$`,
  },
  {
    type: 'vehicle_id',
    names:
      'license plate|licence plate|number plate|plate number|plate no|vehicle registration|registration plate|vehicle reg|reg plate|kennzeichen|immatriculation|matrícula|targa|kenteken|vin|chassis number|fahrgestellnummer',
    weak: 'plate|reg no|registration no|registration number',
    cell: regex.u`^(?=.*\d)(?=.*\p{L})[\p{Lu}\d][\p{Lu}\d ·-]{3,16}$`,
  },
  {
    type: 'device_id',
    names: 'imei|imei no|imei number|iccid|imsi|mac address|device serial|device id',
    cell: regex.u`^(?=(?:.*\d){3})[\p{L}\d][\p{L}\d:.-]{7,39}$`,
  },
  {
    type: 'health_matter',
    names:
      'diagnosis|diagnoses|primary diagnosis|condition|medical condition|conditions|medical history|illness|disease|symptoms|medication|medications|prescription|treatment|allergies|allergy|blood type|test result|lab result|disability|icd|icd 10|icd10|icd code|diagnose|diagnosen|befund|krankheit|medikament|medikation|behandlung|allergien|diagnostic|maladie|traitement|diagnóstico|enfermedad|tratamiento|medicación|alergias|diagnosi|malattia|terapia|farmaco|doença|behandeling|ziekte|rozpoznanie|choroba|léčba|diagnóza|диагноз|заболевание|лечение|診断|诊断|病名|진단|التشخيص',
    cell: regex.iu`^(?!(?:none|no|n/?a|nil|null|unknown|keine|ninguno|non|aucun|-+)$)(?:[A-Z]\d{2}(?:\.\d{1,4})?|\p{L}.{2,200})$`,
    of: true,
  },
  {
    type: 'ethnicity_matter',
    names: 'ethnicity|race|ethnic group|ethnic origin|ethnie|herkunft|etnia|raza|etniciteit|narodowość',
    cell: matter,
    of: true,
  },
  {
    type: 'religion_matter',
    names: 'religion|faith|denomination|konfession|religión|religione|religião|godsdienst|wyznanie|вероисповедание|宗教',
    cell: matter,
    of: true,
  },
  {
    type: 'sexual_matter',
    names: 'sexual orientation|sexuelle orientierung|orientation sexuelle|orientación sexual',
    cell: matter,
    of: true,
  },
  {
    type: 'politics_matter',
    names: 'political affiliation|political party|party membership|political view|parteizugehörigkeit',
    cell: matter,
    of: true,
  },
  { type: 'union_matter', names: 'union|union membership|trade union|gewerkschaft|syndicat|sindicato|sindacato', cell: matter, of: true },
  {
    type: 'criminal_matter',
    names: 'criminal record|conviction|convictions|offence|offense|charges|vorstrafen|casier judiciaire|antecedentes penales',
    cell: matter,
    of: true,
  },
  {
    type: 'money_matter',
    names:
      'salary|base salary|annual salary|gross salary|net pay|net salary|bonus|wage|wages|compensation|income|gehalt|bruttogehalt|jahresgehalt|lohn|salaire|salaire brut|revenu|sueldo|salario|nómina|stipendio|retribuzione|salário|salaris|wynagrodzenie|pensja|plat|mzda|lön|løn|lønn|palkka|зарплата|оклад|年収|給与|工资|薪资|연봉|급여|credit score',
    cell: money,
    of: true,
  },
  {
    type: 'hr_matter',
    names:
      'performance rating|performance review|appraisal|disciplinary action|warning issued|termination reason|reason for leaving|sick days|sick leave|absences|krankheitstage|fehltage|leistungsbeurteilung|kündigungsgrund|arrêt maladie|jours de maladie|días de baja',
    cell: regex.iu`^(?!(?:none|no|n/?a|nil|null|-+|0)$)[\p{L}\d].{0,200}$`,
    of: true,
  },
]
