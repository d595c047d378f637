"""More carrier sentences, own writing: prose about people, posts, office texts, and texts without anybody in them. Slots as in sentences.py, and

anyper anyfirst anylast: a person whose name may as well be that of a public figure, so that both answers are right
band team (found as organisations) landmark (found as a place) god (a public figure) work (the title of a song, film or book, not found)

The sign ⏎ stands for a new line.
"""


def _texts(block):
    return [line.replace("⏎", "\n") for line in block.strip().split("\n")]


# A name in the part of an artist, athlete, scholar, hero or suspect.
PROSE = _texts("""
Which actor did {anyper} replace in the second season?
who is the voice of the robot, {anyper} or {anyper}?
What instrument did {anyper} play before turning to {instrument}?
True or false: {anyper} never finished school.
Quiz night, round {num}: who wrote "{work}"? a) {anyper} b) {anyper} c) {anyper} d) {anyper}
Name two films in which {anyper} and {anyper} appear together.
Whose goal decided the {year} final, {anylast}'s or {anylast}'s?
Which of these painters taught {anyper}: {anyper}, {anyper} or {anyper}?
How many gold medals has {anyper} won in {sport}?
Is {anyper} still alive?
what ever happened to {anyper} from {band}
Why did {anyper} leave {band} in {year}?
who would win, {anylast} at his peak or {anylast} today
Give me a summary of {anyper}'s novel {work} without spoilers.
Explain the ending of {work} by {anyper}.
Recommend me authors like {anyper} and {anyper}, but shorter.
Find a pun in the lyrics {anyper} wrote for {band}.
Write three headlines about {anyper} leaving {team}.
Rewrite this paragraph about {anyper} for a school magazine.
translate the blurb: "{anyper}, {num}, has lived in {loc} since {year} and writes about loss."
"{work}" is a {genre} song performed by {anyper} for the {year} album of the same name.
{work} ({year}), a film of {anyper} with {anyper}, {anyper} and the young {anyper}
"{work}" was written by {anyper} and {anyper} and produced by {anyper}.
Words: {anyper}. Music: {anyper}. Singer: {anyper}.
Directed by {anyper}⏎Written by {anyper}⏎Music by {anyper}⏎Starring {anyper}, {anyper}
Cast: {anyper} as {anyfirst}, {anyper} as the {job}, {anyper} as {anyfirst}'s mother
Crew⏎Camera {anyper}⏎Cut {anyper}⏎Costumes {anyper}
Track {num}: {work} (feat. {anyper})
1. {work} – {anyper}⏎2. {work} – {anyper} & {anyper}⏎3. {work} – {band}
{anyper} – {work} ({year}, {genre})
{anyper}: {work}. {loc}: {org}, {year}.
{anylast}, {anyfirst} ({year}). {work}. {loc}: {org}.
{anylast} and {anylast} ({year}) could not repeat the result.
see {anylast} et al. ({year}) for a review of {topic2}
According to {anylast}, {topic2} cannot be understood without {topic2}.
The {anylast} hypothesis was put forward by {anyper} in {year}.
{anyper} coined the term in a lecture held in {loc}.
In {year} {anyper} and {their} student {anyper} described the first case of it.
"I never liked {topic2}," {anyper} once said.
"{work} is the best thing I have done," {anylast} told {org} in {year}.
As {anyper} put it: "You either run or you sing."
{anylast} later said {they} had not meant it.
{anyper} (born {date} in {loc}) is a {role} known for {topic2}.
{anyper} ({year}–{year}) was a {role} from {loc}.
{anyper}, born {anyper}, was a {role} and part-time {job}.
{anyper}, also known by the stage name {anyfirst}, is a {genre} singer.
{anyper} is best known as the {instrument} player of {band}.
{anyper} studied under {anyper} at {org} and moved to {loc} in {year}.
{anyper} was the son of a {job} and grew up near {loc}.
{anyper} served as {role} of {loc} from {year} to {year}, when {anyper} took over.
{anyper} married {anyper} in {year}; they had {num} children, among them {anyfirst}.
In {year} {they} married the {role} {anyper}, from whom {they} was later divorced.
{anyper} died in {loc} at the age of {num}.
{anyper}, who wrote {num} books on {topic2}, has died in {loc}. {They} was {num}.
The {role} {anyper} died on {weekday} after a long illness, {their} family said. {anylast} leaves a daughter, {anyfirst}, and two grandchildren.
Obituary: {anyper}, {role}, {year}-{year}
A street in {loc} bears the name of {anyper}.
The asteroid was named after {anyper}, who found it in {year}.
The {award} went to {anyper} for {work}.
{anyper} won the {award} in {year}, beating {anyper} and {anyper}.
nominees: {anyper}, {anyper}, {anyper}. And the {award} goes to … {anyper}!
{anyper} became the first {role} from {loc} to get the {award}.
{anyper} has been head coach of {team} since {year}.
{anylast} ({num}') and {anylast} ({num}') scored for {team}.
{team} – {team} 2:1 ({anylast} 12, {anylast} 88; {anylast} 45)
{anyper} put {team} ahead after a pass by {anylast}, but {anylast} levelled for {team} before the break.
{team} sign {anyper} from {team} for {money}.
{anyper} is out for {num} weeks with a knee injury, {team} said on {weekday}.
{anylast} to {anylast}, back to {anylast} – and it's in!
{anyper} beat {anyper} 6-4, 3-6, 7-6 in the final at {loc}.
{anyper} finished third in {their} heat behind {anyper} and {anyper}.
{anylast} bowled {anylast} for {num} in the last over.
{anyper} rode {num} km alone before {anylast} caught {them} near {loc}.
{anyper} vs {anyper}, round {num}: {anylast} lands the better punches.
Man of the match: {anyper}
Line-up: {anylast} – {anylast}, {anylast}, {anylast} – {anylast}, {anylast}
Coach {anyper} defended {anyper}, who had missed from the spot.
{anyper} drove the {team} car into fourth place before the rain came.
{loc} – Police arrested {anyper}, {num}, on {weekday} over the fire at {org}.
{anyper} was found guilty of fraud by a court in {loc}.
A court in {loc} has heard how {anyper}, {num}, took {money} from {their} aunt {anyfirst}.
{loc} ({org}) - {role} {anyper} met {role} {anyper} on {weekday} to talk about {topic2}.
Opposition leader {anyper} called the plan "a joke".
{anyper} beat {anyper} by {num} votes in {loc}.
MP {anyper} asked the minister, {anyper}, about {topic2}.
A spokesman for {org}, {anyper}, would not say when {topic2} would end.
"We heard a bang and ran," said {anyper}, who runs a kiosk in {loc}.
Neighbours described {anylast} as quiet.
{anyper}, the {job} who found the child, was called a hero.
Senator {anylast} and Governor {anylast} disagree over {topic2}.
By {anyper}, {loc}
Photo: {anyper}/{org}
Text {anyper}, pictures {anyper}
Reporting by {anyper}; editing by {anyper}
Review: {anyper}'s new {genre} record is {num} minutes of nothing.
On {their} third album {anyper} swaps the {instrument} for a choir, and it works.
{anyper} plays the {job} with a dry wit, and {anyper} as {their} sister steals every scene.
I loved {anyper} in this, but {anyper} was wrong for the part.
{anyper} can't act. There, I said it.
the remake has none of what {anyper} gave the original
{anylast}'s prose is cold and clear; {anylast}'s is a warm soup.
I first heard {anyper} on the radio in {loc} and bought the record the next day.
{anyper} does a wonderful cover of {anyper}'s {work}.
Nobody plays {instrument} like {anyper}.
{anyper} on {instrument}, {anyper} on drums and {anyper} behind the desk
The tune was first recorded by {anyper} with {band}.
{band} broke up when {anyfirst} and {anyfirst} fell out over money.
{anyfirst} joined {band} at sixteen, in place of {anyper}.
{anyper} sketched the melody on a train, and {anyper} put words to it that night.
it sounds like {anyper} after a bad night
{anyper} taught {topic2} to a whole generation of readers.
The portrait shows {anyper} with a {animal}.
{anyper}, Self-portrait with {animal}, {year}, oil on wood
The hall was designed by {anyper} after {anyper} had turned the job down.
{anyper} opened a restaurant in {loc} and put {dish} back on the map.
{anyper} flew the machine from {loc} to {loc} in {year}.
{anyper} crossed the ice on foot; {anyper} turned back.
General {anylast} reached {loc} two days after {anylast} had left it.
King {anyfirst} had two daughters, {anyfirst} and {anyfirst}.
The poem is addressed to {anyfirst}, perhaps {anyper}.
{anyper} and {anyper} never met, though both lived in {loc} in {year}.
They named the theorem for {anylast}, though {anylast} had it first.
{anyper} got the idea for {work} when {their} car broke down outside {loc}.
{anyper}'s childhood in {loc} shows in every page of {work}.
Chapter {num}⏎{pubfirst} had not slept. The rain was loud, and {pubfirst} was late again.
"Where were you?" asked {pubfirst}.⏎"In {loc}," said {pubfirst}. "With {pubfirst}."
"{pubfirst}!" she cried. "Come back, {pubfirst}!"
{anyfirst} looked at {anyfirst} and laughed. "You really thought {anylast} would pay?"
{anyfirst} poured the tea. Old {anylast} was dead, and nobody had told {anyfirst} yet.
Inspector {anylast} closed the door. "So you knew {anyper}," {they} said.
Miss {anylast} raised her eyebrows at {anyfirst}, who had come in with the {animal}.
At the station {anyper} lit a cigarette and waited for the train to {loc}.
{pubfirst} was the sort of girl who kept a {animal} in the bath.
When {pubfirst} was seven, {their} uncle {pubfirst} gave {them} a {thing}.
One summer {pubfirst} ran into {pubfirst} on a beach near {loc}, and neither of them said a word about {pubfirst}.
It was {pubfirst} who broke the silence.
Nobody believed {pubfirst} when {they} said the {animal} could talk.
{pubfirst}: You can't be serious.⏎{pubfirst}: I am.⏎{pubfirst}: So who told {pubfirst}?
ACT I, SCENE 2. Enter {pubfirst}, with a {thing}.⏎{pubfirst}. Is he gone?
INT. KITCHEN - NIGHT⏎{pubfirst} opens the fridge. Behind {them}, {pubfirst} clears her throat.
{anyper} walks into a bar. The barman says: "The usual, {anyfirst}?"
Knock knock. Who's there? {pubfirst}. {pubfirst} who?
What do you call a man with a {thing} on his head? {pubfirst}.
little {pubfirst} asks the teacher: can I be punished for something I didn't do?
{pubfirst} and {pubfirst} are stuck on an island with a {animal} and one {thing}.
continue the story: {anyfirst} opened the letter, and it was from {anyper}
In the third book {pubfirst} finds out that {pubfirst} is {their} real father.
i cried when {pubfirst} died, they should have killed off {pubfirst} instead
{pubfirst} and {pubfirst} belong together, change my mind
The show follows {anyfirst}, a {job} from {loc}, and {their} three flatmates {anyfirst}, {anyfirst} and {anyfirst}.
Season {num}, episode {num}: {anyfirst} lies to {anyfirst} about the {thing}.
{anyper} returns as Dr. {anylast}, now a {job} in {loc}.
The character of {anyper} is loosely based on {anyper}.
The film ends as {anyfirst} drives off towards {loc} and {anylast} burns the {thing}.
It is said that {anyper} wrote the last line of {work} on a napkin.
{anyper} dedicated {work} to {anyfirst}, "who put up with it".
Foreword by {anyper}; drawings by {anyper}
translated from the {language} by {anyper}
Read by {anyper}. Running time {num} hours.
{anyper} has a voice like gravel. {anyper} has a voice like glass. Together they made {work}.
On {weekday} night {anyper} played {loc}, and the roof nearly came off.
tickets for {anyper} in {loc} cost {money}, are they mad?
{anyper} postponed all shows in {month} on doctor's orders.
Did {anyper} really punch {anyper} backstage?
The rumours about {anyper} and {anyper} are true, a friend of the couple told {org}.
{anyper} and {anyper} have named their baby {anyfirst}.
spotted: {anyper} buying {dish} in {loc}
In this interview {anyper} talks about {topic2}, {their} mother and why {they} left {loc}.
Q: What did {anyper} teach you?⏎{anylast}: To listen.
You were close to {anyper}. – Yes, {anyfirst} was like a brother.
The {sport} season of {year} belonged to {anyper}.
{anyper} holds the record with {num}.{num} m, set in {loc} in {year}.
In the endgame {anylast} missed a rook move and {anylast} drew.
White: {anyper}. Black: {anyper}. {loc}, {year}.
{anyper} founded {org} in a garage in {loc} together with {anyper}.
{anyper} stepped down as {job} of {org}; {anyper} will follow in {month}.
Economist {anyper} warns that {topic2} is back.
{anyper} translated {work} while in prison.
Saint {anyfirst} is said to have fed the poor of {loc}.
{anyper} took part in the siege and was wounded at {loc}.
The letters of {anyper} to {anyper} were found in an attic in {loc}.
{anyper} discovered the cave as a boy, looking for his {animal}.
We owe the word to {anyper}, a {job} with too much time.
{anyfirst} the Bald ruled {loc} until {year}.
{anyfirst} {num} is the third part of the {anyfirst} films.
the best {anyfirst} song is still {work}
Compare how {anyper} and {anyper} write about {topic2}.
Was ist das bekannteste Lied von {anyper}?
In welchem Jahr gewann {anyper} den {award}?
{anyper} (* {year} in {loc}) ist ein deutscher {job}.
Regie führte {anyper}, die Hauptrolle spielte {anyper}.
{anyper} schoss {team} in der {num}. Minute in Führung.
»Geh nicht«, sagte {anyfirst}. {anyfirst} ging trotzdem.
{anyper} est né en {year} à {loc} et mort en {year}.
Le dernier roman d'{anyper} se passe à {loc}.
« Tu viens ? » demanda {anyfirst}. {anyfirst} ne répondit pas.
Le film de {anyper} avec {anyper} sort en {month}.
{anyper} marcó dos goles y {anylast} fue expulsado.
La novela de {anyper} cuenta la historia de {anyfirst} y {anyfirst}.
{anyper} nació en {loc} en {year} y fue alumno de {anyper}.
Il disco di {anyper} è uscito nel {year}.
{anyper} ha vinto il {award} con {work}.
{anyper} schreef het boek samen met {anyper}.
O filme de {anyper} ganhou o {award} em {year}.
{anyper} urodził się w {loc} w {year} roku.
{anyper} skrev låten tillsammans med {anyper}.
{anyper}, {year} yılında {loc} şehrinde doğdu.
""")

# What people write in passing: short, loud, misspelt. What stands after @ is nobody's name.
POSTS = _texts("""
omg {anyper} was unreal tonight
{anylast} is so overrated smh
cant believe {team} sold {anylast} for {money}
{team} need to drop {anylast} and start {anylast}. end of
{anylast} 🔥🔥🔥
{anyfirst} deserved better #{tag}
watching {work} again, {anyper} is sooo good in it 😭
just finished {work} by {anyper}. wow
new {anyper} album slaps
who tf is {anyper} and why are they trending
RIP {anyper} 💔
rip {anyper}, you taught me {topic2}
Happy bday to the one and only {anyper}!! #{tag}
so proud of my girl {first} 🎓 {org} here she comes
shout out to {first} and {first} for the lift to {loc} ❤️
at {org} with {first}, {first} and a hangover
{first} just fell off the {thing} im dying 😂
tfw {first} eats ur {dish}
RT @{handle}: {anyper} to {team}, done deal
@{handle} have u seen {first} today?
@{handle} @{handle} nah {first} is still in {loc}
.@{handle} says {anyper} lied about {topic2}. #{tag}
thanks @{handle}!! tell {first} i said hi
@{handle} when r u coming to {loc}
@{handle} your app crashed again, {ask2}
@{handle} lol
#{tag} #{tag} in {loc} today ☀️
{weekday} in {loc} be like… #{tag}
{anyper} live in {loc} on {weekday}, who's in?? 🎸
going to see {band} in {loc} w/ {first} tmrw
anyone going to {loc} from {loc} on {weekday}? can share a ride
anybody here worked for {org} in {loc}? is {per} still the boss there
Has anybody hired {per} ({job}, {loc})? Any good?
AVOID {org} in {loc}!!! {first} at the desk was so rude
5 stars. {first} fixed my {product} in ten minutes.
★★★★☆ Our guide {first} knew everything about {loc}. Only the bus was late.
Two stars: ask for {per}, not for the other one.
great food, {first} our waitress was lovely, would come back for the {dish}
dentist was fine, Dr {formal} is gentle, parking is a pain
do NOT rent from {per} in {loc}, never got my deposit back
Does anyone know {per}? {They} left a {thing} in my taxi in {loc}.
missing: {per}, {num}, last seen in {loc} on {weekday}. pls share
lost my dog near {loc}, answers to {first}, call {phone}
found a card of {first} {last} at the bus stop, dm me
looking for my bio dad, {per}, was in {loc} in {year}
any {last}s from {loc} here? doing my family tree
need advice: my bf {first} ({num}m) wont move to {loc} with me ({num}f)
AITA for telling {first} that {reason}?
AITA: I ({num}F) told my sister {first} her {dish} is bad
my roommate, let's call her {first}, {misdeed}
{first}s mom is at it again
me: hi. {first}: no.
{first} be like "{ask}"
y is {first} always late 🙄
yo {first} u up
{first} where u at
lol {first} did u see what {anylast} said abt {team}
ty {first}!
gm {first} gm {first}
np {first}, c u at {num}
brb {first} is calling
{first}?? {first} answer me
k tell {first} im outside
ask {first} nicely lmao
[{num}:{num}] <{handle}> did {first} merge it
<{handle}> {per} quit btw
{handle}: {ask}
{handle} wrote: {anyper} is the goat
u/{handle} asked about {topic2}
thread: why {anyper} is wrong about {topic2} 🧵
hot take: {anyper} > {anyper}
unpopular opinion, {band} were better without {anyfirst}
{anyfirst} and {anyfirst} broke up???
ship name for {anyfirst} and {anyfirst} pls
{anylast}!!!!!!! what a goal
ref is blind, {anylast} never touched {anylast}
{team} {num} {team} {num} FT. {anylast} hat trick
fantasy question: bench {anylast} or {anylast} against {team}?
start/sit: {anylast}, {anylast}, {anylast}
if {anylast} gets traded to {loc} i quit
{team} in {num} games, quote me
come on {loc}!!!
{loc} > {loc}, sorry not sorry
moving from {loc} to {loc} in {month}, any tips
stuck at {loc} airport thx {org} 👏
{org} down again? #{tag}
{org} stock to the moon 🚀
just got an offer from {org} AND {org} aaaah
day 1 at {org} ☕ #{tag}
interning at {org} in {loc} this summer, dm me if ur around
is {org} hiring in {loc} or nah
breaking: {role} {anyper} resigns
{anyper} says {topic2} is a hoax, sure {anyfirst}
i stand with {anyper} #{tag}
{anyper} for {role} {year}!
vote {anyper} not {anyper}
prayers for {first} and the whole {last} family 🙏
Congrats to {first} & {first} {last} on their baby {first}!
Throwback to {loc} {year} with {first}, {first} and {first} #{tag}
selfie with {anyper} at {loc} airport 😱
met {anyper} in the lift. {They} smells of {dish}.
my cat is called {first} and she hates {anyper}
mi amiga {first} y yo en {loc} 💃 #{tag}
jajaja {first} siempre igual
mdr {first} t'es où
alter {first} was machst du da 😂
{first} kommt heute nich, der is in {loc}
ik mis {first} 😢
{first} nerdesin ya
manda um beijo pra {first}
forza {team}, {anylast} sei un grande
hej {first} e du i {loc}?
monday mood ☕ #{tag}
cant sleep 😩 #{tag}
is it just me or is {product} slow since the update
{work} is on, dont text me
best {dish} in {loc}? go
who else is bored
fr fr no cap
""")

# From desks of all kinds; the names are to be kept.
WORK = _texts("""
Minutes, {date}⏎Present: {per}, {per}, {per}⏎Apologies: {per}⏎1. {topic}: {first} to report back by {weekday}
AOB: {first} raised {topic}. {first} disagreed. Action: {last}.
Action items⏎- {first}: {topic}⏎- {first} + {first}: {thing}
Decision log: {per} approved {topic} on {date}; {per} objected.
standup {weekday}⏎{first}: done w/ {thing}, blocked by {first}⏎{first}: out sick
1:1 with {first}: {they} wants {topic}, I said {weekday}
Retro: what went badly? {first} felt ignored by {first}.
RACI: {first} R, {first} A, {per} C
{weekday} 09:00 {first}/{first} sync; 10:30 call {per} ({org}); 14:00 dentist
Invite: {topic} – organiser {per}, required {per}, {per}, optional {first} {last}
OOO: {per} until {date}, cover {per} ({phone})
Rota⏎Mon {first}⏎Tue {first}⏎Wed {last} (swap with {last})
Ticket {code}⏎Requester: {per}⏎{error} on {product}
Incident {code}: user {per} in {loc} can't open {software}, called twice, very angry
Reset MFA for {per} please, manager {per} has approved.
laptop of {per} ({code}) returned without charger
please disable the account of {first} {last}, last day {date}
Assigned to {per} → reassigned to {per}
{first} {last} commented: {ask}
Reported-by: {per} <{email}>⏎Reviewed-by: {per} <{email}>
Co-authored-by: {per} <{email}>
Fix crash reported by {per}
# ask {first} before touching this
/* {per}, {date}: do not remove, {org} needs it */
@author {per}
// hack for {org}, see mail of {first} {last}
logger.info("login ok for {per}")
2026-03-0{num} INFO user="{per}" action=download file=payroll.xlsx
[ERROR] could not send mail to {per}: {error}
assert greet("{first}") == "Hello, {first}!"
patients = ["{per}", "{per}", "{per}"]
print(f"Dear {first},")
const boss = { name: '{per}', city: '{loc}' }
UPDATE staff SET salary = {num} WHERE last_name = '{last}' AND first_name = '{first}';
DELETE FROM users WHERE email = '{email}'; -- {per} asked for it
curl -d 'name={first}+{last}' https://example.org/api/users
{"user": {"first": "{first}", "last": "{last}"}, "employer": "{org}"}
<contact><name>{per}</name><street>{adr}</street></contact>
BEGIN:VCARD⏎FN:{per}⏎ORG:{org}⏎TEL:{phone}⏎END:VCARD
ORGANIZER;CN={per}:mailto:{email}
HR file {code}: {per}, warned on {date} because {they} {misdeed}.
Grievance of {per} against {per}: {they} {misdeed}.
Exit interview, {per}, {job}: reasons given were {topic} and a better offer by {org}.
Salary review: {per} {money} → {money}; {per} no change
Probation of {first} {last} ends {date}. {formal} recommends not to keep {them}.
{per} has asked for {topic}; can we refuse?
{formal} scored lowest of all in the last two reviews.
Redundancy list (confidential): {per}; {per}; {per}
CV⏎{per}⏎{adr}⏎{phone}⏎Experience: {job}, {org}, {loc}
{per}⏎{job} with {num} years at {org} and {org}⏎Languages: {language}, {language}
Referee: {per}, {job}, {org}, {phone}
Dear hiring team, I, {per}, currently {job} at {org}, would like to …
Interview notes {date}: {first} is bright but talks over people, {first} said no, {first} said maybe
Pt: {last}, {first} | DOB {date} | Dx {illness}
{per}, {num}F, presents to A&E with {illness}. Husband {first} present.
S: {formal} reports poor sleep. O: BP 140/90. A: {illness}. P: review by Dr {formal} in {num} days.
Discharge summary for {per}: admitted {date} under Dr {formal} with {illness}.
Mrs {formal}'s daughter {first} rang, worried about {illness}.
GP: Dr {per}, {adr}. Next of kin: {per} (wife), {phone}
pt {first} {last} refused meds, dr {last} informed, {first} on nights aware
Referral: please see {per} for {illness}, kind regards, {per}
Lab: {last} {first}, sample {code}, call {formal} with results
Handover: bed {num} {last}, bed {num} {last}, bed {num} empty
Care plan for {first}: {they} likes to be called {first}, needs help with washing
Therapy notes: {first} spoke of {their} brother {first} for the first time.
In the matter of {per}, deceased
{last} v {last} [{year}] – draft skeleton argument for Ms {formal}
I, {per}, of {adr}, make oath and say as follows:
WITNESS STATEMENT OF {per}⏎1. I am a {job} employed by {org}.
THIS DEED is made on {date} BETWEEN {per} ("the Lender") and {per} ("the Borrower")
POWER OF ATTORNEY: I appoint {per} of {adr} to act for me.
Last will: I leave my {thing} to my niece {per} and the rest to {first}.
Counsel for {org}, Ms {formal}, cross-examined {per} about {topic}.
Q. Did you know Mr {formal}? A. Only through {first}.
Settlement: {org} pays {per} {money} without admitting fault.
Custody of {first} and {first} stays with {per}; {per} has every other weekend.
NDA between {org} and {per}, {loc}, {date}
Payee {per}, sort code 20-00-0{num}, amount {money}, ref {thing}
Standing order to {per} {money} monthly since {date}
KYC: {per}, born {date} in {loc}, source of funds: sale of {thing}
Loan {code}: borrower {per}, guarantor {per}, late by {num} days
Cheque made out to {per} bounced, call {formal}
Expense claim – {per} – taxi {loc} – {money} – approved {last}
Receipt No {num}: received from {per} the sum of {money}, signed {last}
Order {code}⏎Bill to: {per}⏎{adr}⏎1 x {product} {money}
Delivery note: left with neighbour {last}, {adr}
{per}, table for {num}, {weekday}
Room {num} – Mr & Mrs {formal} – late check-out
seat 12A {last}/{first} MR, seat 12B {last}/{first} MRS
Class 4b: {first}, {first}, {first} and {first} were absent; {first} hit {first}.
Report: {first} is a quiet pupil who should read more. Teacher: Ms {formal}
Dear Mr and Mrs {formal}, {first} has again come to school without {their} {thing}.
Grades: {last} A, {last} C-, {last} see me
Parents' evening: {first}'s mum at 5, the {last}s at 5.20
thesis of {per}, supervisor Prof. {formal}, second reader {per}
{first} {last}	{email}	{loc}	{money}
{last};{first};{date};{loc};{org}
name	team	score⏎{first}	{team}	{num}⏎{first}	{team}	{num}
Q3 pipeline⏎{org} – {per} – {money} – hot⏎{org} – {per} – lost
CRM note: spoke to {first} at {org}, decision lies with {per}, call again {weekday}
Lead: {per}, {job}, {org} ({loc}), met at the fair
• {per} – {job}⏎• {per} – {job}⏎• vacant
To do: ring {first}, pay {last}, {thing} for {first}, book {loc}
[{date}, 10:1{num}] {first}: {ask}⏎[{date}, 10:2{num}] {first} {last}: ok
{first} {last} added {first}⏎{first} changed the group name to "{thing}"
Voicemail from {per}, 0:{num}: {ask}
hi it's {first} {last} from {org} um i was calling about {topic} so could you ring me back thanks
note to self call {first} about the {thing} then email {first} {last} and pick up {first} from school
dictation dear mister {formal} comma new line thank you for seeing {first} in clinic full stop
so basically {first} told {first} that {per} is leaving and now {first} wants {their} office
> On {date} {per} wrote:⏎>> {ask}⏎> ask {first}⏎fine, {first}
Fwd: FW: {topic} – {first}, see below, this is what {per} sent to {org}
+{first} who knows more
adding {first} and {first} to the thread, {first} to bcc
{first} - can you take this? Thx, {first}
Sent on behalf of {per}
p.p. {per}⏎{org}
(signed) {per}⏎Witnessed by {per}, {adr}
Visitor log: {per} ({org}) to see {last}, in 9.0{num}, badge {num}
Claim {code}: insured {per} hit the car of {per} in {loc}
Police ref {code}, officer in charge PC {formal}, victim {first} {last}, suspect unknown
Landlord's note: flat 3 {last}, flat 4 {last} (owes {money}), flat 5 empty
Survey comment: "{first} at the help desk was great, {first} less so"
Feedback for {first}: listens well; interrupts {first} in meetings
Which of them is senior, {per} or {per}? I need it for the org chart.
Rewrite so that {first} doesn't feel attacked: "{first}, you {misdeed} and we are fed up"
Sort by surname: {per}, {per}, {per}, {per}
Is "{per}" a typical name in {loc}?
how do you pronounce {first} {last}
""")

WORK_FOREIGN = {
    "de": """
Protokoll vom {date}⏎Anwesend: {per}, {per}⏎TOP 1: {first} berichtet
Abmahnung an {per}, da er am {date} nicht erschienen ist
Überweisung an {per}, IBAN {code}, Betrag {money}
Zeugnis für {per}, tätig als Sachbearbeiter bei {org}
Ticket {code}: Nutzer {per} kann sich nicht anmelden
Pat. {last}, {first}, geb. {date}, Aufnahme wegen Brustschmerz
Hr. {formal} ist diese Woche krank, Vertretung {per}
Mieter {per}, {adr}, ist mit {money} im Rückstand
hiermit kündige ich den Vertrag {code}, {per}, {adr}
kannst du {first} sagen dass {first} heute später kommt
Rückruf erbeten: {per} von {org}, {phone}
i. A. {per}
Klasse 7a: {first} und {first} fehlen, {first} hat die Hausaufgaben vergessen
moin {first} hast du die unterlagen von herrn {formal} bekommen
""",
    "fr": """
Compte rendu du {date}⏎Présents : {per}, {per}⏎Excusé : {per}
Attestation : je soussigné {per}, demeurant {adr}, certifie …
Virement de {money} à {per}, réf. {code}
Patient : {last} {first}, né le {date}, adressé par le Dr {formal}
Licenciement de {per} : l'entretien a lieu le {date}
{per}, en arrêt maladie depuis {num} jours, remplacé par {per}
Ticket {code} : {per} n'arrive pas à se connecter
coucou {first} c'est {first}, tu peux dire à {first} que je suis en retard
Objet : bail de {per}, {adr}
{first} {last} a ajouté {first} au groupe
Mme {formal} a appelé, rappeler au {phone}
Élève : {per}, classe de 4e B, absente le {date}
""",
    "es": """
Acta del {date}⏎Asistentes: {per}, {per}⏎Ausente: {per}
Yo, {per}, con domicilio en {adr}, declaro que …
Transferencia de {money} a {per}
Paciente {per}, {num} años, derivado por la Dra. {formal}
Despido de {per} por faltas repetidas
El inquilino {per} debe {money}
hola {first} soy {first} dile a {first} que llame a {per}
Incidencia {code}: {per} no puede entrar
Don {formal} llamó por la factura {code}
Currículum de {per}, {loc}, {phone}
La abogada de {per} es {per}, de {org}
""",
    "it": """
Verbale del {date}⏎Presenti: {per}, {per}
Il sottoscritto {per}, residente in {adr}, dichiara …
Bonifico di {money} a {per}
Paziente {last} {first}, inviato dal dott. {formal}
Lettera di richiamo a {per}
ciao {first} sono {first}, puoi dire a {first} che arrivo tardi
L'avv. {formal} rappresenta {per} contro {org}
La signora {formal} ha chiamato alle 9
""",
    "nl": """
Notulen {date}⏎Aanwezig: {per}, {per}⏎Afwezig: {per}
Ondergetekende {per}, wonende te {adr}, verklaart …
Mevrouw {formal} belde over factuur {code}
Cliënt {per}, geb. {date}, verwezen door dr. {formal}
Officiële waarschuwing voor {per}
hoi {first} met {first}, kun je {first} even bellen
Huurder {per} loopt {money} achter
Overboeking naar {per}, {money}
""",
    "pt": """
Ata de {date}⏎Presentes: {per}, {per}
Eu, {per}, residente em {adr}, declaro que …
Transferência de {money} para {per}
A Dra. {formal} encaminhou {per} ao {org}
oi {first} aqui é a {first}, avisa o {first} que vou atrasar
Chamado {code}: usuário {per} sem acesso
O inquilino {per} deve {money}
""",
    "pl": """
Protokół z {date}⏎Obecni: {per}, {per}⏎Nieobecny: {per}
Ja, niżej podpisany {per}, zamieszkały {adr}, oświadczam …
Przelew {money} dla {per}
Pani {formal} dzwoniła w sprawie faktury {code}
Pacjentka {per}, ur. {date}, skierowana przez dr {formal}
cześć {first} tu {first}, powiedz {first} że się spóźnię
Zgłoszenie {code}: {per} nie może się zalogować
""",
    "sv": """
Protokoll {date}⏎Närvarande: {per}, {per}
Undertecknad {per}, {adr}, intygar att …
Patient {last}, {first}, remitterad av dr {formal}
hej {first} det är {first}, kan du ringa {first}
Ärende {code}: {per} kan inte logga in
Hyresgästen {per} är skyldig {money}
""",
    "tr": """
Toplantı tutanağı {date}⏎Katılanlar: {per}, {per}
Kiracı {per}, adres {adr}
Hasta {per}, doğum tarihi {date}
selam {first} ben {first}, {first} geç kalacakmış
Talep {code}: {per} giriş yapamıyor
{per} hesabına {money} gönderin
""",
}
WORK_FOREIGN = {language: _texts(block) for language, block in WORK_FOREIGN.items()}

# Nobody in it, though much looks as if there were.
QUIET = _texts("""
Prove the Pythagorean theorem with a drawing.
state Bayes' rule and give an example about {illness}
What is the value of the Planck constant in joule seconds?
Use Kirchhoff's laws to find the current through the {num} ohm resistor.
convert {num} newton metres to foot pounds
How many pascals are in one bar?
{num} kelvin in celsius, {num} hertz in rpm, {num} joules in calories
The coil has {num} henries and the capacitor {num} microfarads.
Is a tesla larger than a gauss?
Difference between the Richter and the Mercalli scale
Avogadro's number, Boltzmann's constant, Faraday's constant: which has which unit?
Solve it with Newton's method, then with Gauss-Seidel.
Draw a Venn diagram of these sets.
Eulerian path or Hamiltonian path?
Is this matrix Hermitian? What of its Jacobian?
run a Kruskal-Wallis test after the Shapiro-Wilk test
Interpret the Pearson correlation and Cohen's kappa.
Student's t-test or Mann-Whitney U?
explain Nash equilibrium and Pareto efficiency like I'm five
Gini coefficient of {loc} in {year}
Which Laplace transform do I need?
the Doppler effect vs the Coriolis effect
Heisenberg's uncertainty principle in one line
what does Occam's razor say about {topic2}
Is Godwin's law still true? And Murphy's?
Dunning-Kruger effect examples at work
Maslow's hierarchy vs Herzberg's two factors
Use the Eisenhower matrix for my tasks.
Apply Porter's five forces to {org}.
Myers-Briggs types and what they say
rewrite this as a Socratic dialogue about {topic2}
Is it a Freudian slip or a typo?
A Machiavellian plot, a Kafkaesque office, an Orwellian state: explain the adjectives.
What is the first sign of Parkinson's?
Alzheimer's or normal ageing?
can you get Lyme disease from a cat
Crohn's, Graves' disease and Hashimoto's: which are autoimmune?
How is Huntington's inherited?
Down's syndrome screening in week {num}
Cushing's syndrome vs Addison's disease
pap smear results explained
What does a Glasgow coma scale of {num} mean?
The Apgar score was {num}.
Does my cat need a Wood lamp test?
Heimlich manoeuvre, step by step
Caesarean section or natural birth, pros and cons
Recipe for Caesar salad without anchovies
earl grey or lady grey
make a Bloody Mary, a Tom Collins and a Harvey Wallbanger
How long do I bake a Victoria sponge?
beef Stroganoff, peach Melba and crêpes Suzette for {num} people
Is béchamel the same as Mornay sauce?
Granny Smith or Pink Lady for the pie?
Graham crackers in {loc}, what can I use instead?
german chocolate cake is not from germany
Who sells Uncle Ben's rice and Aunt Jemima syrup now?
Compare Dr Pepper, Mountain Dew and Ginger Ale.
I prefer Jack Daniel's to Jim Beam.
Jenkins fails with {error}
Run Jupyter in the browser and Spyder beside it.
Django or Flask for a small shop?
Alexa, turn on the lights
hey siri set a timer for {num} minutes
ok google, {ask2}
Are you Claude or Gemini? What is your name?
Claude, write me a poem about {topic2}.
hi chatgpt {ask2}
Copilot, add a column to this sheet
Ask Alexa to play {genre}.
Install Ruby with Homebrew, then Jekyll.
import Pandas, Seaborn and Keras in one line
Ansible or Puppet? Chef is too old.
How do I use Dependabot and Renovate together?
Ada, Julia, Haskell and Pascal are languages, which is oldest?
pod "catalog-7d9" in namespace "victoria" keeps restarting
ssh root@athena and restart apollo
deploy to staging-kate, then to prod-max
git checkout -b feature/{variable}
class Carter extends Base {}
let grace = 30, hope = 2, mark = grace * hope
def will_run(self): return self.may_run and not self.done
Use a Bloom filter and a Merkle tree.
Levenshtein distance between kitten and sitting
What is a Faraday cage?
Is my {product} worth {money}?
Calvin Klein or Hugo Boss for men's suits?
ralph lauren polo shirt, size m, navy
Which Louis Vuitton bag keeps its value?
Estée Lauder, Elizabeth Arden and Mary Kay: which cream is best?
Ben & Jerry's opened in {loc}.
Does Trader Joe's have {dish}?
wendy's or arby's
Johnson & Johnson and Eli Lilly shares
Harley Davidson vs Royal Enfield
What is a Ford Mustang Shelby worth?
the Mercedes won't start, nor will the Alfa Romeo
Martin Marietta and Lockheed Martin merged in {year}
Why is {landmark} famous?
How tall is {landmark}?
opening hours of {landmark}
Walk from {landmark} to {landmark}, how long?
The history of {landmark} in three lines
hotel near {landmark} for {num} nights
Is {landmark} open in {month}?
{band} or {band}?
Which albums did {band} make after {year}?
lyrics of {work} by {band}
Make a playlist of {genre} with {band}, {band} and {band}.
when are {team} playing {team}
{team} season tickets, {money} or more?
{team} won {num} to {num} in {loc}
Why did {god} punish {god}?
Is {god} stronger than {god}?
Write a myth in which {god} loses a {thing}.
Temple of {god} in {loc}, opening hours
Mix burgundy, teal and hunter green.
Paint it Prussian blue, not Alice blue.
hex code for Robin egg blue
Is Scarlet darker than Ruby?
Pair amber with jade and pearl.
May is warm, June is hot, August is hotter.
april showers bring may flowers
It will be on a Tuesday in {month}, or Wednesday.
Summer sale! Everything half price until {weekday}
The Dodd-Frank Act and the Sarbanes-Oxley Act in short
What does the Hague Convention say about {topic}?
Miranda rights, when must they be read?
Megan's Law in {loc}
Is the Taft-Hartley Act still law?
GDPR Art. 15 and HIPAA for beginners
Title IX, explained
The Treaty of {loc} ended the war in {year}.
Magna Carta, {year}
Schengen visa for citizens of {loc}
benzene, toluene, xylene and Lewis acids
Grignard reaction with ethyl bromide
What is Bunsen burner gas made of? And a Petri dish?
titrate with Fehling's solution
The Haber process, the Bessemer process and Diels-Alder
take {num} mg of {drug} with food
{drug} and {drug} together?
side effects of {drug}
how much {drug} for a {animal}
Can a {animal} eat {dish}?
My {animal} scratches the sofa.
jack russell, st bernard and great dane: which is the calmest?
Père David's deer, Thomson's gazelle and Steller's jay are rare animals.
How do I prune a Rose of Sharon and a Sweet William?
black-eyed Susan, creeping Jenny, lily of the valley
Is a Christmas rose a rose?
Dear Sir or Madam,⏎{ask2}
Dear Customer, your order {code} is on its way.
Dear Valued Guest, welcome to our hotel.
Hi Mom, {ask2}
Mom and Dad are coming on {weekday}
my grandma makes the best {dish}
The CEO told the CFO that {reason}.
a nurse told me that {illness} is common
The Doctor will see you now, said the Secretary.
my boss and my boss's boss disagree about {topic}
The teacher gave the Student a book.
Tenant shall pay Landlord the Rent on the first Business Day.
The Company, the Employee and the Trustee agree as follows.
Seller, Buyer and Agent sign below.
Dear {hole}, thank you for your order.
Hello {hole}, {ask2}
Best regards,⏎{hole}⏎{hole}
My name is {hole} and I live in {hole}.
{hole} works as {hole} at {hole}.
Please fill in {hole}, {hole} and {hole}.
template = "Hi {hole}, your code is {hole}"
Name: ________ Date: ________ Signature: ________
First Name, Last Name, Street, City, Zip
Name*⏎E-mail*⏎Message⏎Send
Sign In⏎Create Account⏎Forgot Password
Step 1: Open Settings. Step 2: Choose Account. Step 3: Press Save.
Pros And Cons Of {Title}
10 Best Ways To Learn {language}
How To Grow Tomatoes On A Balcony
THE FULL GUIDE TO {Title}
TABLE 3. {Title} AND {Title} BY REGION
Meeting Room Blue, Meeting Room Green, Main Hall
Spring Term, Autumn Term, Half Term
Monday Tuesday Wednesday Thursday Friday
Breakfast Lunch Dinner
Translate to {language}, {language} and {language}
Is {language} harder than {language}?
the Danish, the Dutch and the Germans
A Roman, a Greek and an Egyptian meet
Catholics, Protestants, Buddhists and Sikhs in {loc}
A stitch in time saves nine. Who said it first?
Rome was not built in a day, and every Tom, Dick and Harry knows it.
keeping up with the Joneses
Jack of all trades
for Pete's sake
Bob's your uncle, what does it mean?
peeping tom, doubting thomas, nosy parker: explain the idioms
Simon says jump
spill the beans and pay the piper
will, shall, may, might, can: modal verbs
Mark the stressed vowel and circle the noun.
grace period of {num} days
"Faith, hope and charity" – what is it from?
Dawn broke over {loc}.
There is a chance of frost; the lake will freeze.
We need a cook, a baker, a mason and a smith.
He is a miller by trade, she is a weaver.
The king took the bishop and the knight.
Play the jack of hearts on the queen.
black, white, green and brown socks
the price of wood in the long winter
Wolf, fox, swan and drake: name the young of each.
Erkläre den Satz des Pythagoras und die Mitternachtsformel.
Wie funktioniert ein Dieselmotor, wie ein Ottomotor?
Was kostet ein Bosch Akkuschrauber?
Parkinson: erste Anzeichen?
Liebe Kolleginnen und Kollegen, morgen fällt die Kantine aus.
Der Meister, der Schneider und der Müller gehen in den Wald.
Mutti und Papa kommen am Sonntag.
die rechnung von rewe und lidl stimmt nicht
Explique le théorème de Thalès.
Recette de la tarte Tatin et de la poire Belle-Hélène
Chers collègues, la réunion est reportée.
maman arrive lundi, papa mardi
Explica el teorema de Pitágoras.
Estimados clientes, mañana cerramos.
mi madre llega en agosto
Spiega il teorema di Pitagora e il numero di Eulero.
Cari colleghi, ci vediamo lunedì.
Beste collega's, de vergadering is op dinsdag.
Prezados clientes, a loja fecha em abril.
Drodzy klienci, w maju mamy zamknięte.
Kära kollegor, fikat är klockan tre.
Sayın müşterimiz, siparişiniz yolda.
""")
