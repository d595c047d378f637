import { wholeWords } from '../../electron/core/privacy/recognisers/surroundings.ts'

/** What a plain list of forbidden words does: the common way to keep matters in, and what ours is measured beside. Two hundred English words that come to mind first. */
const keywords = wholeWords(
  [
    'health, illness, disease, diagnosis, diagnosed, symptom, symptoms, patient, doctor, hospital, surgery, cancer, diabetes, HIV, pregnant, pregnancy, medication, prescription, disability, sick leave',
    'mental health, depression, depressed, anxiety, panic attack, suicide, suicidal, therapist, therapy, psychiatrist, bipolar, schizophrenia, burnout, addiction, alcoholic, rehab, self-harm, overdose, trauma, eating disorder',
    'gay, lesbian, bisexual, transgender, homosexual, sexual, sex, sexual orientation, affair, pornography, intimate, STD, contraception, abortion, sexuality',
    'religion, religious, Christian, Muslim, Jewish, Hindu, Buddhist, atheist, church, mosque, synagogue, pray, faith, bible, Quran',
    'politics, political, party member, election, voted, vote, Democrat, Republican, conservative, socialist, communist, activist, protest, campaign, petition',
    'union, trade union, union member, strike, picket, shop steward, works council, collective bargaining, organizing, labor dispute',
    'race, ethnicity, ethnic, Black, Asian, Hispanic, Latino, African American, Roma, Native American, immigrant, refugee, nationality, racist, skin color',
    'biometric, biometrics, fingerprint, fingerprints, face recognition, facial recognition, iris scan, retina scan, voiceprint, DNA, face scan, palm print',
    'crime, criminal, arrested, arrest, convicted, conviction, prison, jail, police, fraud, theft, assault, criminal record, probation, felony, money laundering',
    'lawyer, attorney, attorney-client, privileged, legal advice, lawsuit, litigation, settlement, court, subpoena, deposition, legal counsel',
    'performance review, performance improvement plan, warning letter, disciplinary, fired, termination, layoff, layoffs, redundancy, resignation, promotion, misconduct, harassment',
    'salary, salaries, wage, wages, bonus, pay rise, payslip, payroll, compensation, debt, income, mortgage, bankruptcy',
    'merger, acquisition, takeover, due diligence, unreleased, earnings, quarterly results, revenue forecast, IPO, insider, confidential, term sheet',
    'child, children, minor, minors, my son, my daughter, pupil, kindergarten, foster, custody, underage, teenager, school',
  ].flatMap((line) => line.split(', ')),
)

export const hasKeyword = (text: string): boolean => keywords.test(text)
