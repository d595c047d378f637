"""Carrier sentences, own writing. Slots in braces are filled by generate.py; see `slots` there for what each means.

Entities: per (whole name) first last (single names) formal (a surname after a title) pub (a well-known person or somebody in a tale or puzzle)
loc (town, region, country) adr (street address) org. All else in braces is filler that is not to be found.
"""

# Somebody's own business: the name has to be found.
PRIVATE = """
My name is {per} and I live in {loc}.
Hi, I'm {first}. {ask}
hi im {first} from {loc}, {ask}
I am {per}, {job} at {org}.
Please write an email to {per} about {topic}.
write a mail to {first} {last} and tell {them} that {reason}
Draft a reply to {first} saying that {reason}.
Can you draft a warning letter for {per}? {They} {misdeed}.
{per} {misdeed} and I have to write {their} review.
Summarise the meeting between {per} and {per} about {topic}.
Write a performance review for {per}, {job} in our {loc} office.
Our {job} {per} asked for {topic}.
{per} from {org} called me about {topic}, what should I answer?
I had lunch with {first} and {first} yesterday and {first} said that {reason}.
My wife {first} and I want to visit {loc} with our kids {first} and {first}.
my husband {first} has been diagnosed with {illness}, what can i do
My son {first} is {num} and {childish}.
my daughter {first} keeps {habit}, how can I help her
The patient, {per}, was admitted to {org} in {loc} with {illness}.
Patient {per} (DOB {date}) complains of {illness}.
Pt {last}, {first}, {num} yo, presents with {illness}.
{formal} was seen in clinic on {date} for {illness}.
Dr. {formal} referred {per} to {org}.
Dear {per},
Dear Mr. {formal},
Dear Mrs {formal}, thank you for your letter about {topic}.
Hello {first}, thanks for your help with {topic}!
Hey {first}, {ask}
{first}, {ask}
Thanks {first}! Can you also ask {first} about {topic}?
Ask {first} whether {reason}.
Tell {per} that {reason}.
Please forward this to {per} at {email}.
Contact {per} at {phone} or {email}.
Call {per} on {phone}, {they} lives at {adr}.
Send the parcel to {per}, {adr}.
Ship to: {per}, {adr}
Deliver it to {adr}, please.
I live at {adr} and need {topic}.
our new address is {adr}
My address is {adr}, {loc}
We moved from {adr} to {adr} last {month}.
The contract between {per} and {org} ends on {date}.
This agreement is made between {org} and {per}, residing at {adr}.
Tenant: {per}. Landlord: {per}. Property: {adr}.
The plaintiff, {per}, alleges that {org} {misdeed}.
{per} v. {org}, filed on {date}
Witness {per} stated that {formal} {misdeed}.
Invoice for {per}, account {num}, due {date}.
Transfer {money} to {per}, IBAN {code}.
{per} owes me {money}, how do I write a reminder?
The card of {per} ends in {num}.
Please update the billing address of {per} to {adr}.
Employee {per} ({code}) earns {money} a year.
{per} wants a raise of {money}, I think {reason}.
We want to let {per} go because {they} {misdeed}.
Should I promote {first} or {first}? {first} {misdeed}.
I interviewed {per} for the {job} role, write a polite rejection.
Candidate: {per}. Current employer: {org}. Location: {loc}.
Write a reference for {per} who worked at {org} as a {job} for {num} years.
Proofread my cover letter: I am {per} and I apply for the job of {job} at {org}.
Translate this for my neighbour {per}: {ask}
My neighbor {formal} {misdeed}, can I sue?
my boss {first} {last} keeps {habit} and i dont know what to do
my colleague {first} told me that {first} from accounting {misdeed}
I think {first} is cheating on me with {first} from {org}
My therapist {per} says that {reason}
How do I tell {first} that {reason}?
What should I get {first} for {their} birthday?
Write a birthday poem for my friend {first}.
Write a wedding speech for {first} and {first} who met in {loc}.
write a eulogy for my father {per} who was {job}
Make a table of these people: {per}, {per}, {per} and {per}.
Attendees: {per}, {per}, {per}
Present: {per} (chair), {per}, {first} {last}; apologies: {per}
{per} and {per} are both from {loc}.
{first} said {first} would bring the {thing} to {loc}.
Has {first} replied yet?
Is {per} available on {weekday}?
Schedule a call with {per} on {weekday} at {num}.
Remind me to call {first} about {topic}.
I met {per} in {loc} in {month}, {they} works for {org}.
{per} was born in {loc} on {date}.
{per}, {num}, of {loc}, was arrested on {weekday}.
{per} joined {org} as {job} in {month}.
{per} is the {job} of {org}.
The {job} of {org}, {per}, announced {topic}.
Signed, {per}
Signature: {per}
Best regards, {per}
Thanks, {first}
Regards, {per}, {job}, {org}
Cheers, {first} {last}
Sincerely yours, {per}
Love, {first}
-- {per}, {org}, {phone}
From: {per} <{email}>
To: {per} <{email}>
Cc: {per}; {per}
Author: {per} <{email}>
# owner: {per}
// TODO({first}): {ask}
author = "{per}"
"name": "{per}", "city": "{loc}"
customer_name: {per}
name={per}&city={loc}
INSERT INTO customers VALUES ({num}, '{per}', '{adr}');
SELECT * FROM patients WHERE name = '{per}';
user = User(name="{per}", address="{adr}")
<td>{per}</td><td>{loc}</td>
- {per}: {topic}
* {per} ({org})
1. {per} - {job}
{per} | {org} | {loc}
{per}, {num}, {loc}
{per}: {ask}
{first}: {ask}
@{first} {ask}
[{num}:{num}] {first}: {ask}
{per} wrote: {ask}
On {weekday}, {per} wrote:
Forwarded by {per}
Spoke with {per} re {topic}
Mr {formal} and Ms {formal} {misdeed}.
Prof. {formal} gave my thesis a bad mark, write a complaint.
Officer {formal} stopped me near {loc}.
Frau {formal} hat {num} Tage gefehlt.
Judge {formal} ruled against {per}.
Nurse {formal} gave {first} the wrong {thing}.
The account belongs to {per}.
Name: {per}
Full name: {per}, address: {adr}
First name: {first}
Last name: {last}
Surname {last}, given name {first}
{last}, {first}
{last} {first}
Emergency contact: {per}, {phone}
Beneficiary: {per}
Insured person: {per}, policy {code}
Passenger {last}/{first}
Guest: {per}, room {num}
Your booking, {per}: {loc} to {loc} on {date}
Case manager {per} notes that {reason}.
{per}'s salary is {money}.
{first}'s mother called about {topic}.
What do you think of {per}'s proposal on {topic}?
Rewrite in a friendlier tone: {first}, {ask}
Fix the grammar: me and {first} was going to {loc} when {first} {misdeed}
Is it legal that {org} fired {per} after {they} got {illness}?
does {per} on {adr} have a criminal record
Find everything about {per} from {loc}.
who is {per} who works at {org} in {loc}
I need directions from {adr} to {adr}.
Where is {adr}?
Can you find the closest {thing} near {adr}?
the burglary happened at {adr} on {weekday}
Visit us at {adr} in {loc}.
Our office in {loc}: {adr}
{org}, {adr}
{org} has offices in {loc} and {loc}.
{per} - {adr} - {phone}
i'm {first} btw
this is {first} speaking
it's me, {first}
you can call me {first}
they call me {first} {last}
{per} here, {ask}
{first} and I {misdeed}
tell my mum {first} that {reason}
with {first} from {loc}
ok {first} will do it, and {first} can check
{first} may come, {first} will not
will {first} mark the {thing}?
I dont trust {first}
Did {first} {last} sign the {thing}?
{first} hates {first}.
has anyone seen {per}?
RT @{handle}: {first} is in {loc} again
{first} is such a {childish} lol
watching the game with {first} and {first} at {org}
Happy birthday {first}!!!
good night {first} xx
miss you {first}
I forgot the password of {first}'s account
Change {first}'s shift on {weekday} with {first}'s
Compare the applications of {per} and {per} for {job}.
Our lawyer {per} of {org} says that {reason}.
My doctor, {per}, prescribed {illness} medicine.
The witness {per} lives at {adr} and {misdeed}.
{per} is a {num} year old {job} from {loc} who {misdeed}.
{per} ({num}) {misdeed} in {loc}.
{per}, {job}
{job}: {per}
{job} {per}
In the film {per} plays a {job}, directed by {per}.
I read the {last} book and liked what {last} says of {topic2}.
The painter {per} moved to {loc} in {year}.
{last} scored twice for {org} before {last} was sent off.
{per} studied in {loc} and later taught at {org}.
""".strip().split("\n")

# General knowledge, puzzles, fiction: the person is nobody's secret.
PUBLIC = """
Who was {pub}?
who is {pub}
When was {pub} born?
when did {pub} die
What did {pub} discover?
How did {pub} change {topic2}?
Explain the main ideas of {pub} to a beginner.
Compare {pub} and {pub}.
Compare the leadership of {pub} and {pub}.
Write a poem in the style of {pub}.
write a short story in the style of {pub} about {topic2}
Which books did {pub} write?
What is the best album of {pub}?
Was {pub} a good {role}?
How old is {pub}?
How tall is {pub}?
List the films of {pub}.
Tell me about the life of {pub}.
Summarise the biography of {pub} in five sentences.
What is {pub} famous for?
Why is {pub} important for {topic2}?
What would {pub} think about {topic2}?
Act as {pub} and explain {topic2}.
Pretend to be {pub}. {ask2}
Imagine a conversation between {pub} and {pub}.
Embody the persona of {pub} and answer: {ask2}
In which year did {pub} become {role}?
Who won, {pub} or {pub}?
Who succeeded {pub} as {role}?
Quote {pub} on {topic2}.
Is the quote about {topic2} really by {pub}?
{pub} was a {role} from {loc}.
{pub} was born in {loc} and became a famous {role}.
The {role} {pub} is known for {topic2}.
What are the works of {pub}, the {role}?
Discuss the influence of {pub} on {topic2}.
Give me a lesson plan about {pub} for ten-year-olds.
Create a quiz about {pub}.
Explain {pub}'s theory.
What is {pub}'s most famous work?
Describe {pub}'s role in {topic2}.
explain {pub}'s laws
What happened between {pub} and {pub} in history?
Which {role} came after {pub}?
The novel about {pub} is set in {loc}.
Who played {pub} in the film?
What is the plot of the story of {pub}?
Analyse the character of {pub} in the play.
Did {pub} ever visit {loc}?
How did {pub} influence {pub}?
What is the relationship between {pub} and {topic2} in literature?
Write an essay on {pub} and {topic2}.
Let a, b and c be integers with a + b = {num} and max(a, b) < {num}. Find c.
f(x) = ax + b, where a is {num} and b is {num}. What is f({num})?
max(a, b) - min(c, d)
Let x and y be sets; prove that |x| < |y| if y has {num} elements.
Who parks where? {pubfirst} parks next to {pubfirst}. The first space is for {pubfirst}, the second for {pubfirst}.
{pubfirst} has {num} apples and gives {num} to {pubfirst}. How many are left?
{pubfirst} is taller than {pubfirst}, and {pubfirst} is taller than {pubfirst}. Who is the tallest?
{pubfirst} has three brothers. Each brother has two sisters. How many sisters does {pubfirst} have?
{pubfirst} buys {num} pencils at {num} cents each. How much does {pubfirst} pay?
{pubfirst} sold {num} clips in April, and then half as many in May. How many did {pubfirst} sell?
If {pubfirst} runs {num} miles in {num} minutes, how fast is {pubfirst}?
{pubfirst} and {pubfirst} start a business and invest {money} and {money}. How is the profit shared?
Five friends, {pubfirst}, {pubfirst}, {pubfirst}, {pubfirst} and {pubfirst}, sit in a row. Who sits in the middle?
One morning {pubfirst} saw {pubfirst} across the street. If the sun was behind {pubfirst}, which way did {pubfirst} face?
Write a story about a dragon named {pubfirst}.
Write a tale in which a girl called {pubfirst} finds a magic {thing}.
Once upon a time there was a boy called {pubfirst} who lived near a wood.
Write dialogue between two characters, {pubfirst} and {pubfirst}, about {topic2}.
The main character, {pubfirst}, is a {role} who dreams of {topic2}.
Write chapter one: detective {pubfirst} walks into a bar.
In cryptography, {pubfirst} sends a message to {pubfirst}. How can they agree on a key?
{pubfirst} reads {num} pages on Monday and {num} pages on Tuesday. How many pages are left in a book of {num} pages?
{pubfirst}'s garden is {num} metres long and {num} metres wide. How much fence does {pubfirst} need?
A train leaves at noon. {pubfirst} gets on at the second stop and {pubfirst} at the third. Who travels longer?
{pubfirst} always lies and {pubfirst} always tells the truth. {pubfirst} says: "{pubfirst} is my brother." What follows?
{pubfirst}, {pubfirst} and {pubfirst} each own one pet: a cat, a dog and a fish. {pubfirst} does not like fish. {pubfirst} has no dog. Who owns the cat?
- {pubfirst} lives in the red house.\n- {pubfirst} drinks tea.\n- {pubfirst} lives next to {pubfirst}.\nWho drinks coffee?
Three clerks, {pubfirst}, {pubfirst} and {pubfirst}, have desks by the window, the door and the wall. {pubfirst} sits by the door. Where does {pubfirst} sit?
{pubfirst} is twice as old as {pubfirst} was when {pubfirst} was as old as {pubfirst} is now.
{pubfirst} has {num} marbles. {pubfirst} has twice as many as {pubfirst}. How many do they have together?
The doctor gave {pubfirst} three pills and told {pubfirst} to take one every half hour. How long do they last?
{pubfirst} walks {num} km north, then {num} km east. How far is {pubfirst} from the start?
{pubfirst} pushed {their} car to the hotel and lost all {their} money. What happened?
{pubfirst} is a {role} who never sleeps at night. Why?
{pubfirst} bought a {thing} for {money} and sold it for {money}. What was the gain in percent?
{pubfirst}'s mother has four children: North, South, East and …? What is the fourth one called?
{pubfirst} is looking at {pubfirst}, and {pubfirst} is looking at {pubfirst}. Is a married person looking at an unmarried one?
A says that B is lying. B says that C is lying. Who tells the truth?
Class of {num}: {pubfirst} came fifth from the top. How many were behind {pubfirst}?
{pubfirst} ran faster than {pubfirst} but slower than {pubfirst}. {pubfirst} came last. Order them.
If it is {num} o'clock and {pubfirst}'s shadow points left, in which direction does {pubfirst} look?
The review says: "In this fantasy epic we follow {pubfirst}, a young {role}, to the end of the world." Is it positive?
In the far kingdom of the moon, {pubfirst} learns to steer a {thing} through the stars.
The hero of the saga, {pub}, sets out to find a {thing}.
Classify these book blurbs: a) {pubfirst} inherits a haunted lighthouse. b) {pub} must save the galaxy.
Complete the fable: the fox said to {pubfirst} the hare
Speak like {pub} from now on.
Talk to me like {pub} would.
You are {pub}. Why should people listen to you?
Write an interview with {pub}, the {role}.
In the trolley problem, {pubfirst} can pull the lever or do nothing. What should {pubfirst} do?
def greet(): return "Hello {pubfirst}"  # sample output
Wer war {pub}?
Wann wurde {pub} geboren?
Schreibe ein Gedicht im Stil von {pub}.
Was hat {pub} erfunden?
Qui était {pub} ?
Quand est né {pub} ?
Écris un poème dans le style de {pub}.
¿Quién fue {pub}?
¿Cuándo nació {pub}?
¿Qué descubrió {pub}?
Chi era {pub}?
Quando è nato {pub}?
Wie was {pub}?
Quem foi {pub}?
Kim był {pub}?
{pub} kimdir?
Vem var {pub}?
Hvem var {pub}?
Kuka oli {pub}?
Кто такой {pub}?
""".strip().split("\n")

# No person in it at all: capitals, months, products and the like are not names.
HARMLESS = """
Which font goes well with {font}?
Is {font} better than {font} for body text?
Set the heading in {font} {num} pt.
font-family: "{font}", {font}, sans-serif;
I will mark the date in May.
Will it rain in {loc} in {month}?
Will this work?
will you explain {topic2}
Mark the right answer.
mark my words
May I ask {ask2}
May and June are the best months to see {loc}.
Can you grant me access?
I need a frank answer, to be frank.
Bill me later.
The bill is {money}.
Pay the bill for the {thing}.
Give me hope, joy and grace.
The chase bank app does not open.
Use a jack to lift the car, then a hammer.
Rose petals and violet leaves for a salad
the rose is red, the violet is blue
Summer and autumn in {loc}
He drew a picture of a robin and a jay.
Don the coat and pat the dog.
rob the bank in the game
Sue the company? Not without advice.
My car is a {product}, how do I change the oil?
Compare the {product} and the {product}.
Should I buy a {product} or a {product}?
How do I reset my {product}?
My {product} does not start after the update.
How do I install {software} on {software}?
Explain the difference between {software} and {software}.
Write a {software} script that reads a file and prints the top five words.
Why does {software} say {error}?
{error}
Fix this error in {software}: {error}
How do I centre a div in {software}?
const {variable} = {variable}({variable});
def {variable}({variable}, {variable}): return {variable}.{variable}({num})
for {variable} in {variable}: print({variable})
import {variable} from '{variable}'
SELECT {variable} FROM {variable} WHERE {variable} = {num};
git commit -m "{ask2}"
export {variable}={num}
What does {variable} mean in this code?
Rename {variable} to {variable}.
if ({variable} === null) throw new {variable}("{error}")
What is the capital of {loc}?
How far is {loc} from {loc}?
Plan a trip to {loc} for {num} days in {month}.
Write a travel post about {loc}, with sights and food.
Is {loc} larger than {loc}?
What is the weather like in {loc} in {month}?
What was the role of {loc} in the war?
Discuss antitrust law in {loc} and {loc}.
What does {org} do?
Should I buy shares of {org}?
When was {org} founded?
How does {org} make money?
Who founded {org}?
Compare the phones of {org} and {org}.
Explain {topic2} in simple words.
Explain {topic2} to a five-year-old.
What is {topic2}?
What are the pros and cons of {topic2}?
Write an essay about {topic2}.
Write a blog post about {topic2} and {topic2}.
Write a persuasive email to convince your introverted friend to try {topic2}.
Give me {num} ideas for {topic2}.
How can I learn {topic2} fast?
How do I cook {dish}?
Give me a recipe for {dish}.
Suggest a name for my {thing} shop.
Act as a {role}. {ask2}
You are a {role}. Help me with {topic2}.
Write a letter of recommendation for a student applying to a graduate programme.
Write a job ad for a {job}.
What does a {job} earn in {loc}?
How do I become a {job}?
What are the symptoms of {illness}?
How is {illness} treated?
Can {illness} be cured?
Translate "{ask2}" into {language}.
How do you say {thing} in {language}?
Correct my {language}: {ask2}
What is the difference between {language} and {language}?
Write a haiku about {topic2}.
Write a limerick about a {thing}.
Make this shorter: {ask2}
Rewrite the sentence in the passive voice: {ask2}
Solve {num}x + {num} = {num}.
What is {num} times {num}?
What is the integral of x^{num}?
Prove that the square root of {num} is irrational.
Happy {holiday}!
When is {holiday} in {year}?
What do people eat at {holiday}?
Plan a {holiday} party.
The Ministry of Health said nothing.
Dear Sir or Madam, {ask2}
To whom it may concern
Dear hiring manager,
Hi team, {ask2}
Hello everyone, the meeting is on {weekday}.
Hi there! {ask2}
Hey, {ask2}
Thanks! {ask2}
Best regards
Kind regards, the team
Good Morning!
Thank You So Much
# {Title}
## {Title}
{Title}: {Title}
{Title}
- {Title}
* {thing}: {num}
| {Title} | {Title} | {Title} |
{Title},{Title},{Title}
{ask2}
OK, {ask2}
Yes. {ask2}
Please list the steps for {topic2}.
IMPORTANT: {ask2}
NOTE: {ask2}
WARNING {error}
{weekday}, {month} {num}, {year}
{month} {year} Report
Q{num} Results: {topic2}
Chapter {num}: {Title}
Read the passage below and answer the question: {ask2}
The {Title} Act of {year}
My order {code} has not come.
The invoice {code} of {date} is {money}.
version {num}.{num}.{num} of {software}
The train from {loc} to {loc} leaves at {num}.
Which team won the cup in {year}?
How does {org} compete with {org} in {loc}?
The {org} report says {topic2} grew by {num}%.
lol {ask2}
omg {ask2} haha
so tired today :( {ask2}
Ugh {weekday} again
Erkläre mir {topic2} in einfachen Worten.
Was ist der Unterschied zwischen {software} und {software}?
Wie wird das Wetter in {loc}?
Welche Schrift passt zu {font}?
Schreibe eine Bewerbung als {job}.
Die Rechnung vom {date} beträgt {money}.
Sehr geehrte Damen und Herren, vielen Dank für Ihre Nachricht.
Mit freundlichen Grüßen
Der Hund und die Katze schlafen im Garten.
Welche Stadt ist größer, {loc} oder {loc}?
Explique-moi {topic2} simplement.
Quelle est la capitale de {loc} ?
Quel temps fait-il à {loc} ?
Bonjour, je voudrais comparer {product} et {product}.
Madame, Monsieur, je vous remercie de votre réponse.
Cordialement
Explícame {topic2} con palabras sencillas.
¿Cuál es la capital de {loc}?
Estimados señores, gracias por su respuesta.
¿Cómo instalo {software} en {software}?
Spiegami {topic2} in parole semplici.
Qual è la capitale di {loc}?
Gentili signori, grazie per la risposta.
Leg {topic2} uit in eenvoudige woorden.
Hoe ver is het van {loc} naar {loc}?
Explique {topic2} com palavras simples.
Qual é a capital de {loc}?
Wyjaśnij mi {topic2} prostymi słowami.
Jaka jest stolica {loc}?
Bana {topic2} konusunu basitçe anlat.
{loc} nerede?
Förklara {topic2} med enkla ord.
Forklar {topic2} med enkle ord.
Selitä {topic2} yksinkertaisesti.
Объясни {topic2} простыми словами.
""".strip().split("\n")

# Private, in other languages; the names come from that language's own locales.
FOREIGN = {
    "de": """
Mein Name ist {per} und ich wohne in {loc}.
Schreibe eine E-Mail an {per} wegen {topic2}.
Sehr geehrter Herr {formal},
Sehr geehrte Frau {formal}, vielen Dank für Ihr Schreiben vom {date}.
Lieber {first}, kannst du mir bitte helfen?
hallo {first}, kommst du am samstag nach {loc}
Mit freundlichen Grüßen, {per}
Viele Grüße {first}
Unser Mitarbeiter {per} war {num} Tage krank.
Der Patient {per}, geboren am {date}, klagt über Kopfschmerzen.
Frau {formal} hat sich über Herrn {formal} beschwert.
Meine Kollegin {per} arbeitet bei {org} in {loc}.
Ich wohne in der {adr}.
Bitte liefern Sie an {per}, {adr}.
Die Adresse lautet {adr}.
Mein Chef {per} will mir kündigen, was kann ich tun?
Kunde: {per}, Anschrift: {adr}
Meine Frau {first} und ich ziehen von {loc} nach {loc}.
Der Vertrag zwischen {per} und {org} endet am {date}.
Ruf {first} an und sag ihm, dass das Treffen ausfällt.
Gespräch mit {per} ({org}) über das Gehalt von {per}
Zeuge {per} sagte aus, dass Herr {formal} zu schnell fuhr.
mein sohn {first} hat schlechte noten in mathe
Teilnehmer: {per}, {per}, {per}
Dr. {formal} hat {per} an {org} überwiesen.
""",
    "fr": """
Je m'appelle {per} et j'habite à {loc}.
Écris un mail à {per} pour lui dire que la réunion est annulée.
Cher Monsieur {formal},
Chère Madame {formal}, je vous remercie de votre lettre.
Bonjour {first}, peux-tu m'aider ?
salut {first}, tu viens à {loc} samedi
Cordialement, {per}
Notre employé {per} est malade depuis le {date}.
Le patient {per}, né le {date}, se plaint de douleurs.
M. {formal} et Mme {formal} se disputent.
Mon collègue {per} travaille chez {org} à {loc}.
J'habite au {adr}.
Veuillez livrer le colis à {per}, {adr}.
Mon mari {first} et ma fille {first} sont à {loc}.
Le contrat entre {per} et {org} prend fin le {date}.
Rédige une lettre de licenciement pour {per}.
Nom : {per}, adresse : {adr}
Présents : {per}, {per} et {per}
L'avocate {per} représente {org}.
d'après {per}, c'est trop cher
""",
    "es": """
Me llamo {per} y vivo en {loc}.
Escribe un correo a {per} sobre la reunión.
Estimado señor {formal}:
Estimada Sra. {formal}, gracias por su carta.
Hola {first}, ¿me puedes ayudar?
hola {first} vienes a {loc} el sábado
Un saludo, {per}
Nuestro empleado {per} lleva {num} días de baja.
La paciente {per}, nacida el {date}, tiene dolor de cabeza.
Mi jefe {per} de {org} no me paga.
Vivo en {adr}.
Enviar a {per}, {adr}.
Mi esposa {first} y mi hijo {first} están en {loc}.
El contrato entre {per} y {org} termina el {date}.
Don {per} y doña {per} firmaron el acuerdo.
Nombre: {per}, dirección: {adr}
Asistentes: {per}, {per} y {per}
Redacta una carta de despido para {per}.
El testigo {per} vio a {per} en {loc}.
dile a {first} que llego tarde
""",
    "it": """
Mi chiamo {per} e abito a {loc}.
Scrivi una mail a {per} per la riunione.
Gentile signor {formal},
Gentile dott.ssa {formal}, grazie per la sua lettera.
Ciao {first}, mi puoi aiutare?
Cordiali saluti, {per}
Il nostro dipendente {per} è in malattia dal {date}.
Il paziente {per}, nato il {date}, ha mal di testa.
Il mio capo {per} di {org} non mi paga.
Abito in {adr}.
Spedire a {per}, {adr}.
Mia moglie {first} e mio figlio {first} sono a {loc}.
Il contratto tra {per} e {org} scade il {date}.
Nome: {per}, indirizzo: {adr}
Presenti: {per}, {per}, {per}
""",
    "nl": """
Ik heet {per} en woon in {loc}.
Schrijf een mail naar {per} over de vergadering.
Geachte heer {formal},
Geachte mevrouw {formal}, dank voor uw brief.
Hoi {first}, kun je me helpen?
Met vriendelijke groet, {per}
Onze medewerker {per} is al {num} dagen ziek.
Patiënt {per}, geboren op {date}, heeft hoofdpijn.
Mijn baas {per} van {org} betaalt niet.
Ik woon op {adr}.
Bezorgen bij {per}, {adr}.
Mijn vrouw {first} en mijn zoon {first} zijn in {loc}.
Naam: {per}, adres: {adr}
Aanwezig: {per}, {per}, {per}
""",
    "pt": """
Meu nome é {per} e moro em {loc}.
Escreva um e-mail para {per} sobre a reunião.
Prezado senhor {formal},
Olá {first}, você pode me ajudar?
Atenciosamente, {per}
O nosso funcionário {per} está doente desde {date}.
O paciente {per}, nascido em {date}, tem dor de cabeça.
Meu chefe {per} da {org} não me paga.
Moro na {adr}.
Enviar para {per}, {adr}.
Minha esposa {first} e meu filho {first} estão em {loc}.
Nome: {per}, endereço: {adr}
Presentes: {per}, {per} e {per}
""",
    "pl": """
Nazywam się {per} i mieszkam w {loc}.
Napisz maila do {per} w sprawie spotkania.
Szanowny Panie {formal},
Cześć {first}, możesz mi pomóc?
Z poważaniem, {per}
Pacjent {per}, urodzony {date}, skarży się na ból głowy.
Mój szef {per} z {org} mi nie płaci.
Mieszkam przy {adr}.
Imię i nazwisko: {per}, adres: {adr}
Obecni: {per}, {per}, {per}
""",
    "tr": """
Benim adım {per}, {loc} şehrinde yaşıyorum.
{per} için toplantı hakkında bir e-posta yaz.
Sayın {per},
Merhaba {first}, bana yardım eder misin?
Saygılarımla, {per}
Hasta {per} baş ağrısından şikayetçi.
Adres: {adr}
Katılanlar: {per}, {per}, {per}
""",
    "sv": """
Jag heter {per} och bor i {loc}.
Skriv ett mejl till {per} om mötet.
Hej {first}, kan du hjälpa mig?
Med vänliga hälsningar, {per}
Patienten {per}, född {date}, har huvudvärk.
Min chef {per} på {org} betalar inte.
Jag bor på {adr}.
Namn: {per}, adress: {adr}
Närvarande: {per}, {per} och {per}
""",
    "da": """
Jeg hedder {per} og bor i {loc}.
Skriv en mail til {per} om mødet.
Hej {first}, kan du hjælpe mig?
Med venlig hilsen, {per}
Min chef {per} hos {org} betaler ikke.
Jeg bor på {adr}.
Til stede: {per}, {per} og {per}
""",
    "fi": """
Nimeni on {per} ja asun paikassa {loc}.
Kirjoita sähköposti henkilölle {per} kokouksesta.
Hei {first}, voitko auttaa?
Ystävällisin terveisin, {per}
Osoite: {adr}
Läsnä: {per}, {per}, {per}
""",
    "cs": """
Jmenuji se {per} a bydlím v {loc}.
Napiš e-mail pro {per} o schůzce.
Ahoj {first}, můžeš mi pomoct?
S pozdravem {per}
Adresa: {adr}
Pacient {per}, narozen {date}, má bolesti hlavy.
""",
    "ro": """
Mă numesc {per} și locuiesc în {loc}.
Scrie un e-mail către {per} despre ședință.
Cu stimă, {per}
Adresa: {adr}
""",
    "hu": """
A nevem {per}, {loc} a lakhelyem.
Írj egy levelet {per} részére a megbeszélésről.
Üdvözlettel, {per}
Cím: {adr}
""",
    "ru": """
Меня зовут {per}, я живу в {loc}.
Напиши письмо {per} о встрече.
Привет, {first}, можешь помочь?
С уважением, {per}
Пациент {per} жалуется на головную боль.
Адрес: {adr}
""",
    "uk": """
Мене звати {per}, я живу в {loc}.
Напиши листа для {per} про зустріч.
З повагою, {per}
""",
    "el": """
Με λένε {per} και μένω στην πόλη {loc}.
Γράψε ένα μήνυμα προς {per} για τη συνάντηση.
Με εκτίμηση, {per}
""",
    "ja": """
私の名前は{per}です。{loc}に住んでいます。
{per}様にメールを書いてください。
{per}さんは{org}で働いています。
住所は{adr}です。
""",
    "zh": """
我叫{per}，住在{loc}。
请给{per}写一封关于会议的邮件。
{per}在{org}工作。
地址：{adr}
""",
    "ko": """
제 이름은 {per} 입니다.
{per} 님에게 회의에 대한 메일을 써 주세요.
주소: {adr}
""",
    "ar": """
اسمي {per} وأعيش في {loc}.
اكتب رسالة إلى {per} حول الاجتماع.
""",
    "hi": """
मेरा नाम {per} है और मैं {loc} में रहता हूँ।
{per} को बैठक के बारे में ईमेल लिखो।
""",
}
FOREIGN = {language: text.strip().split("\n") for language, text in FOREIGN.items()}

# What may stand before a pasted text.
BEFORE = """
Summarise this:
Summarize the following text
Rewrite this e-mail so that it sounds more polite:
Please proofread:
Translate to German:
Translate the following into English.
tl;dr this
Make bullet points of this chat:
Extract the action items from the text below.
What is wrong with this record?
Turn this into JSON:
Fix the formatting
Shorten:
Answer this mail for me:
Sort this list
Fasse das zusammen:
Traduis ce texte :
Resume este texto:
""".strip().split("\n")
