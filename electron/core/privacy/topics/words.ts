import type { FindingType } from '../../../../shared/contract/index.ts'

/**
 * Words of matters that are nobody else's business once they are about a person. `strong` ones need a person in the sentence;
 * `owned` ones need to be somebody's ("my salary", "her lawyer") or stand beside another word of the matter. A `*` stands for
 * any ending. Whole words, any case.
 */
export type Matter = { readonly strong: readonly string[]; readonly owned: readonly string[] }
export type MatterType = Extract<FindingType, 'health_matter' | 'legal_matter' | 'hr_matter' | 'money_matter'>

export const matters: Record<MatterType, Matter> = {
  health_matter: {
    strong: [
      'diagnosed', 'misdiagnosed', 'diagnosis', 'diagnoses', 'prognosis', 'tested positive', 'tested negative', 'test came back positive', 'biopsy', 'chemotherapy', 'chemo', 'radiotherapy', 'dialysis', 'transplant',
      'cancer', 'tumor', 'tumour', 'leukemia', 'leukaemia', 'lymphoma', 'melanoma', 'carcinoma', 'metastas*', 'diabetes', 'diabetic', 'insulin', 'epilepsy', 'epileptic', 'seizures', 'parkinson*', "alzheimer's", 'alzheimer', 'dementia',
      'multiple sclerosis', 'lupus', 'asthma', 'copd', 'hypertension', 'high blood pressure', 'heart attack', 'heart failure', 'heart condition', 'had a stroke', 'having a stroke', 'suffered a stroke', 'after a stroke', 'stroke patient', 'hiv', 'aids', 'hiv positive', 'hepatitis', 'tuberculosis', 'std', 'sti', 'herpes', 'chlamydia', 'syphilis',
      'gonorrhea', 'gonorrhoea', 'covid', 'pneumonia', 'sepsis', 'endometriosis', 'infertil*', 'ivf', 'pregnant', 'pregnancy', 'miscarriage', 'miscarried', 'abortion', 'erectile dysfunction', 'kidney disease', 'liver disease', 'cirrhosis', "crohn's", 'crohn',
      'colitis', 'celiac', 'coeliac', 'arthritis', 'fibromyalgia', 'anemia', 'anaemia', 'depress*', 'bipolar', 'schizophreni*', 'psychosis', 'psychotic', 'ptsd', 'ocd', 'adhd', 'autis*', 'anorexi*', 'bulimi*', 'eating disorder', 'panic attack', 'panic attacks', 'anxiety', 'anxiety disorder',
      'suicid*', 'kill myself', 'end my life', 'self-harm', 'self harm', 'hurt myself', 'cutting myself', 'overdose', 'overdosed', 'addicted', 'addiction', 'alcoholi*', 'rehab', 'relapse', 'relapsed', 'burnout', 'burned out', 'burnt out', 'nervous breakdown', 'psychiatr*', 'antidepressant*', 'antipsychotic*', 'sertraline', 'fluoxetine', 'prozac', 'zoloft', 'xanax',
      'lithium', 'metformin', 'lisinopril', 'warfarin', 'prednisone', 'oxycodone', 'methadone', 'adderall', 'ritalin', 'prescribed', 'surgery', 'operated on', 'mastectomy', 'hysterectomy', 'vasectomy', 'colonoscopy', 'mri', 'ct scan', 'blood test', 'lab results', 'hospitali*', 'hospitalized', 'icu', 'emergency room',
      'disabled', 'disability', 'wheelchair', 'chronic pain', 'side effects', 'genetic test', 'sexually transmitted', 'medical condition', 'medical history', 'medical records', 'terminally ill', 'hospice', 'incontinen*', 'migraine*', 'hair loss', 'missed period', 'hot flashes', 'gender dysphoria',
      'krebs', 'krebserkrankung', 'tumor', 'diagnose', 'diagnostiziert', 'schwanger', 'schwangerschaft', 'fehlgeburt', 'depression*', 'depressiv', 'diabetes', 'zuckerkrank', 'epilepsie', 'herzinfarkt', 'schlaganfall', 'bluthochdruck', 'chemotherapie', 'krankgeschrieben', 'krankschreibung', 'hiv positiv', 'positiv getestet', 'psychiater*', 'psychotherap*',
      'angststörung', 'suchtkrank', 'alkoholsüchtig', 'entzug', 'operiert', 'behindert', 'schwerbehindert*', 'selbstmord*', 'suizid*', 'magersucht', 'asthma', 'rheuma', 'medikament*',
      'cancer', 'tumeur', 'diagnostiqué*', 'diagnostic', 'enceinte', 'grossesse', 'fausse couche', 'dépressi*', 'diabétique', 'diabète', 'épilepsie', 'crise cardiaque', 'avc', 'chimiothérapie', 'séropositi*', 'testé positif', 'testée positive', 'arrêt maladie', 'psychiatre', 'handicapé*', 'suicid*', 'anorexique', 'opéré*', 'maladie',
      'cáncer', 'diagnosticaron', 'diagnosticad*', 'diagnóstico', 'embarazad*', 'embarazo', 'aborto', 'depresión', 'diabetes', 'diabétic*', 'epilepsia', 'infarto', 'quimioterapia', 'vih', 'seropositiv*', 'positivo en', 'baja médica', 'psiquiatra', 'ansiedad', 'discapacidad', 'suicid*', 'enfermedad', 'operaron',
      'cancro', 'tumore', 'diagnosi', 'incinta', 'depressione', 'diabete', 'infarto', 'chemioterapia', 'câncer', 'grávida', 'gravidez', 'depressão', 'diabete', 'quimioterapia', 'kanker', 'zwanger', 'depressie', 'ziekteverlof',
    ],
    owned: [
      'doctor', 'therapist', 'therapy', 'counsellor', 'counselor', 'gynecologist', 'gynaecologist', 'oncologist', 'cardiologist', 'urologist', 'dermatologist', 'medication', 'medications', 'meds', 'pills', 'dose', 'dosage', 'symptom*', 'headache*', 'back pain', 'chest pain', 'pain', 'fever', 'rash', 'infection', 'allerg*', 'blood pressure',
      'cholesterol', 'blood sugar', 'a1c', 'heart rate', 'mental health', 'health', 'condition', 'illness', 'disease', 'treatment', 'clinic', 'hospital', 'injur*', 'scan', 'period', 'libido', 'sick', 'ill', 'vomit*', 'bleeding', 'insomnia', 'stress', 'drinking', 'smear test', 'stool', 'urine', 'lump', 'dizzy', 'dizziness', 'nausea',
      'arzt', 'ärztin', 'hausarzt', 'therapeut*', 'therapie', 'blutdruck', 'blutwerte', 'schmerzen', 'symptome', 'krankheit', 'krank', 'médecin', 'traitement', 'ordonnance', 'douleur*', 'symptômes', 'médico', 'médica', 'tratamiento', 'síntomas', 'dolor', 'medicación', 'medico', 'terapia',
    ],
  },
  legal_matter: {
    strong: [
      'lawsuit', 'lawsuits', 'court date', 'court hearing', 'custody hearing', 'sued', 'suing', 'litigation', 'subpoena', 'subpoenaed', 'deposition', 'indicted', 'indictment', 'arrested', 'convicted', 'conviction', 'felony', 'misdemeanor', 'misdemeanour', 'on bail', 'bail hearing', 'plea deal', 'plea bargain', 'pleaded guilty', 'plead guilty', 'prison sentence', 'criminal record', 'charged with',
      'accused of', 'dui', 'dwi', 'restraining order', 'protective order', 'domestic violence', 'domestic abuse', 'divorce', 'divorcing', 'custody', 'alimony', 'child support', 'prenup', 'probate', 'eviction', 'evicted', 'foreclosure', 'deportation', 'deported', 'asylum', 'undocumented', 'visa expired', 'attorney-client', 'privileged and confidential',
      'plaintiff', 'defendant', 'settlement agreement', 'settlement offer', 'out of court', 'cease and desist', 'non-disclosure agreement', 'whistleblow*', 'embezzl*', 'fraud charges', 'under investigation', 'police report', 'parole', 'inheritance dispute', 'wrongful termination', 'malpractice', 'rape', 'raped', 'sexually assaulted', 'stalking', 'stalker',
      'verklagt', 'verklagen', 'klage', 'anklage', 'angeklagt', 'verhaftet', 'vorbestraft', 'verurteilt', 'scheidung', 'sorgerecht', 'unterhalt', 'strafverfahren', 'ermittlungsverfahren', 'räumungsklage', 'abschiebung', 'asylantrag', 'anzeige erstattet', 'einstweilige verfügung',
      'procès', 'poursuivi en justice', 'plainte', 'mis en examen', 'arrêté par', 'condamné*', 'divorce', 'garde des enfants', 'pension alimentaire', 'casier judiciaire', 'expulsion', "demande d'asile", 'garde à vue',
      'demanda judicial', 'demandado', 'demandada', 'denuncia', 'detenido', 'detenida', 'condenado', 'condenada', 'divorcio', 'custodia', 'pensión alimenticia', 'antecedentes penales', 'desahucio', 'orden de alejamiento', 'divorzio', 'denunciato', 'arrestato', 'divórcio', 'echtscheiding', 'aangeklaagd', 'gearresteerd',
    ],
    owned: ['lawyer', 'attorney', 'solicitor', 'barrister', 'court', 'hearing', 'trial', 'settlement', 'judge', 'case', 'claim', 'contract', 'testimony', 'affidavit', 'testament', 'inheritance', 'legal', 'lawsuit', 'police', 'parole officer', 'probation', 'anwalt', 'anwältin', 'gericht', 'gerichtstermin', 'erbe', 'avocat', 'avocate', 'tribunal', 'abogado', 'abogada', 'juicio', 'avvocato', 'advogado', 'advocaat'],
  },
  hr_matter: {
    strong: [
      'got fired', 'was fired', 'been fired', 'being fired', 'get fired', 'fired from', 'fired for', 'fired me', 'fired him', 'fired her', 'fire me', 'fire him', 'fire her', 'laid off', 'layoff', 'layoffs', 'been let go', 'was let go', 'got let go', 'let me go', 'let him go', 'let her go',
      'terminated from', 'terminated for', 'terminated on', 'terminated me', 'terminated him', 'terminated her', 'was dismissed', 'been dismissed', 'got dismissed', 'dismissal', 'redundancy', 'made redundant', 'severance', 'performance review', 'performance improvement plan', 'performance appraisal', 'underperform*', 'poor performance', 'disciplinary', 'written warning', 'final warning', 'verbal warning', 'misconduct',
      'harass*', 'bullied at work', 'hostile work environment', 'discriminat*', 'grievance', 'resign', 'resigned', 'resignation', 'resigning', 'notice period', 'quit my job', 'quitting my job', 'maternity leave', 'paternity leave', 'parental leave', 'sick leave', 'medical leave', 'fmla', 'leave of absence', 'probation period', 'probationary', 'non-compete', 'human resources',
      'passed over for promotion', 'demoted', 'demotion', 'exit interview', 'background check', 'union rep', 'union organi*', 'reprimand*', 'absenteeism', 'suspended from work', 'employee file', 'personnel file',
      'gekündigt', 'kündigung', 'entlassen', 'abmahnung', 'abgemahnt', 'mobbing', 'gemobbt', 'elternzeit', 'mutterschutz', 'aufhebungsvertrag', 'leistungsbeurteilung', 'betriebsrat', 'probezeit', 'zwischenzeugnis', 'belästig*', 'abfindung',
      'licencié', 'licenciée', 'licenciement', 'démission', 'démissionn*', 'harcel*', 'harcèlement', 'avertissement disciplinaire', 'congé maternité', 'congé parental', "entretien annuel", 'rupture conventionnelle', "période d'essai", 'prud hommes',
      'despedido', 'despedida', 'despido', 'renuncia', 'acoso laboral', 'baja maternal', 'baja por maternidad', 'evaluación de desempeño', 'finiquito', 'indemnización', 'licenziato', 'licenziata', 'dimissioni', 'demitido', 'demitida', 'demissão', 'ontslagen', 'ontslag', 'ziekmelding',
    ],
    owned: ['manager', 'boss', 'supervisor', 'colleague', 'coworker', 'co-worker', 'promotion', 'raise', 'performance', 'review', 'appraisal', 'hr', 'complaint', 'warning', 'contract', 'notice', 'overtime', 'attendance', 'leave', 'absence', 'absent', 'late', 'vacation request', 'chef', 'vorgesetzt*', 'kollege', 'kollegin', 'personalabteilung', 'patron', 'collègue', 'jefe', 'jefa', 'compañero de trabajo', 'capo'],
  },
  money_matter: {
    strong: [
      'my pay', 'his pay', 'her pay', 'bankrupt', 'bankruptcy', 'insolvent', 'insolvency', 'in debt', 'debt collector', 'debt collectors', 'debts', 'credit score', 'overdrawn', 'overdraft', 'i owe', 'he owes', 'she owes', 'we owe', 'credit card debt', 'payday loan', 'missed payments', 'behind on rent', 'behind on my', 'mortgage', 'net worth', 'life savings', 'savings account', 'bank balance', 'account balance', 'tax return', 'tax debt', 'unpaid taxes', 'owe the irs', 'back taxes',
      'salary', 'salaries', 'wages', 'payslip', 'pay slip', 'paycheck', 'annual income', 'monthly income', 'take-home pay', 'net pay', 'gross pay', 'earns', 'i earn', 'compensation package', 'stock options', 'food stamps', 'unemployment benefits', 'welfare', 'gambling debts', 'alimony payments', 'pension pot', '401k', '401(k)', 'inherited', 'garnish*',
      'gehalt', 'gehälter', 'gehaltserhöhung', 'schulden', 'insolvenz', 'privatinsolvenz', 'kontostand', 'überschuldet', 'schufa', 'kredit', 'hypothek', 'steuererklärung', 'steuerschuld*', 'hartz iv', 'bürgergeld', 'lohnabrechnung', 'pfändung', 'verschuldet', 'einkommen',
      'salaire', 'dettes', 'surendett*', 'découvert bancaire', 'revenus', 'impôts', 'fiche de paie', 'prêt immobilier', 'faillite', 'endetté*', 'rsa', 'salario', 'sueldo', 'deudas', 'hipoteca', 'bancarrota', 'nómina', 'ingresos', 'declaración de la renta', 'stipendio', 'debiti', 'mutuo', 'salário', 'dívidas', 'hipoteca', 'salaris', 'schulden', 'hypotheek',
    ],
    owned: ['income', 'earnings', 'wage', 'bonus', 'savings', 'debt', 'loan', 'loans', 'rent', 'taxes', 'pension', 'bank', 'bank account', 'account', 'credit card', 'credit', 'investments', 'portfolio', 'insurance', 'money', 'finances', 'financial situation', 'budget', 'alimony', 'inheritance', 'konto', 'bankkonto', 'steuern', 'rente', 'miete', 'ersparnisse', 'compte bancaire', 'épargne', 'loyer', 'retraite', 'cuenta bancaria', 'ahorros', 'alquiler', 'pensión', 'préstamo', 'prêt'],
  },
}
