"""Carrier sentences with a cast, own writing: {a} to {e} are people who are met again under the same name within one text. Slots else as in sentences.py.

INVENTED holds puzzles, tales, exercises and scenes, whose people nobody is; REAL holds texts of the same length and look about somebody's own colleagues, family, clients
and neighbours. What tells them apart is what is asked for, not the names, which are drawn alike for both.
"""
from prose import _texts

INVENTED = _texts("""
{a} is older than {b} but younger than {c}. {d} is the youngest. Who comes second by age?
Five friends, {a}, {b}, {c}, {d} and {e}, stand in a queue. {a} is not first. {b} stands directly behind {e}. {c} is last. In what order do they stand?
{a}, {b} and {c} each own one pet: a cat, a dog and a parrot. {a} is allergic to fur. {b} does not own the dog. Who owns which pet?
Six people sit around a round table. {a} sits opposite {b}. {c} is to the left of {a}. {d} does not sit next to {b}. Who can sit beside {e}?
{a} has {num} marbles and gives {b} half of them. {b} then loses 3. How many marbles does {b} have?
{a} bought {num} pencils at 2 dollars each and {num} notebooks at 5 dollars each. How much did {a} spend in total?
{a} runs a lap in 4 minutes and {b} in 6 minutes. If they start together, when do they next meet at the start?
A train leaves at noon with {a} on board. Two hours later {b} follows by car at twice the speed. When does {b} catch up with {a}?
{a} can paint a fence in 3 hours, {b} in 5. How long do they need together?
{a}'s mother has three daughters: Snap, Crackle and …? Explain the riddle.
{a} says that {b} lies. {b} says that {c} lies. {c} says that both {a} and {b} lie. Who tells the truth?
On an island of knights and knaves {a} tells you: "At least one of {b} and me is a knave." What are they?
If {a} finished before {b} and {c} finished after {b}, did {a} finish before {c}? Answer yes or no and give your reasoning.
{a}, {b}, {c} and {d} live on floors one to four of a house. {a} lives above {b}. {c} lives on the top floor. {d} lives directly under {a}. Who lives on which floor?
Offices are numbered 1 to 5. {a}'s office is next to {b}'s. {c} has number 3. {d} is not at either end. {e} has number 1. Which number does {a} have?
{a} is the brother of {b}. {b} is the mother of {c}. How is {a} related to {c}?
{a} is twice as old as {b} was when {a} was as old as {b} is now. How old is each?
{a} puts a ball into the box and leaves the room. {b} moves the ball to the basket. Where will {a} look for the ball first?
{a} gave the book to {b} because she had finished it. Who had finished the book?
The trophy did not fit into {a}'s suitcase because it was too big. What was too big?
{a} went to the kitchen. {b} moved to the garden. {a} took the milk there. Where is the milk?
{a} always goes to the river on hot days. Today {a} did not go to the river. What follows?
{a} goes to the dentist every morning although nothing hurts. How can that be?
A man named {a} was found dead beside a puddle of water and a piece of string. What happened?
{a} walks into a bar and asks for water. The barman draws a gun. {a} thanks him. Why?
{a} lives on the tenth floor and always takes the stairs from the seventh. Explain why.
{a} never sleeps at night and yet is never tired. How come?
{a} weighs {num} kg and eats nothing but bread. Is that even possible? It's a riddle.
Suppose {a} and {b} split a cake so that neither envies the other. Which procedure should they use?
{a} and {b} play rock, paper, scissors {num} times. {a} wins 60 % of the games. What is the chance of that if both play at random?
{a} tosses a coin {num} times. Find the probability that {a} sees more heads than tails.
{a} deposits {money} at 3 % interest compounded yearly. How much will {a} have after 5 years?
{a} bikes {num} km in 2 hours and then walks 5 km in 1 hour. What is {a}'s average speed?
A farmer, {a}, has {num} cows. All but 9 run away. How many are left?
{a} reads {num} pages a day. The book has 420 pages. On which day does {a} finish it?
There are three boxes. {a} took an apple out of the first box and laid it into the second. {b} took two apples out of the third. How many are in each box now?
Alice-and-Bob style exercise: {a} wants to send {b} a message that {c} cannot read. Explain public keys with it.
{a} sends {b} a signed message. {c} replaces it on the way. Will {b} notice? Explain for beginners.
In a class of {num} pupils {a} ranks ninth from the top. What is {a}'s rank from the bottom?
Premise: Every poet is a dreamer. Premise: {a} is a poet. Conclusion: {a} is a dreamer. Valid?
Premises: {a} either walks or drives. {a} did not walk. What can you conclude?
Sentence A: {a} kicked the ball. Sentence B: The ball was kicked by {a}. Do they mean the same?
Does the hypothesis follow from the premise? Premise: {a} bought a red bike. Hypothesis: {a} owns a bike.
Fill in the right verb: {a} and {b} ___ (go) to school every day.
Put into the past tense: "{a} swims in the lake and {b} watches."
Turn into reported speech: {a} said, "I will help {b} tomorrow."
Correct the mistakes: "{a} dont like no vegetables and {b} neither."
Diagram the sentence "{a} gave {b} a rose." and name subject and objects.
Example sentence for the dative, with {a} and {b} in it, please. Like: {a} hilft {b}.
Rewrite in active voice: The window was broken by {a}.
Write a short story in which {a}, a {animal}, wants to become a {job}.
Write a scene: {a}, a tired {job}, finds a door behind the shelves. {b}, the ghost of the house, speaks first.
Continue the tale: Once upon a time there lived a {job} called {a}, who had lost {their} shadow.
Write a funny poem about a {animal} named {a} who is afraid of {dish}.
Write a dialogue between {a}, who loves {topic2}, and {b}, who can't stand it.
Bedtime story, please. The hero is {a} the dragon, {their} best friend is {b} the {animal}.
Write chapter one of a fantasy novel. Heroine: {a}, last of the star weavers. Villain: Lord {b}. City: {loc}.
Detective story outline: Inspector {a} suspects the butler {b}, but {c}, the widow, lies.
I need two characters for a novel set in {loc}: {a}, a retired smuggler, and {b}, {their} stubborn niece. Give them flaws.
Write a screenplay scene with {a} and {b} stuck in a lift. Make it romantic.
Role play: you are {a}, captain of the starship, and I am {b}, your first officer. Begin on the bridge.
You are {a}, a sarcastic robot who runs a tea shop. Stay in character.
Act as {a}, a pirate of the seventeenth century, and answer all questions in that voice.
From now on pretend to be a wizard called {a}. Greet me.
D&D: my character {a}, a half-elf bard, meets {b} the dwarf in a tavern. Describe it in three paragraphs.
"Look out!" cried {a}. {b} ducked just as the arrow flew past. {c} laughed from the tower. Continue in the same style.
{a} opened the letter with trembling hands. Inside was nothing but a feather. Go on with this story, about 200 words.
Summarise this fable: {a} the fox told {b} the crow that her voice was lovely, and so got the cheese.
The king had a daughter, {a}, whom nobody could make laugh, until {b} came by with a golden goose. Which motif is that?
Which lesson does this story teach? {a} worked all summer while {b} sang. In winter {b} came begging.
Read the passage and answer. {a} was late for school. {they} had stopped to help an old lady. The teacher smiled. 1) Why was {a} late? 2) How did the teacher feel?
Reading comprehension: {a} and {b} planted a seed. After two weeks a small green leaf appeared. What did {a} and {b} see?
Passage: At the company picnic {a}, {b}, {c} and {d} ran a race. {a} won by a step. {d} fell. Question: who cannot have been second?
Multiple choice: {a} mixes acid and base. What will {a} observe? A) bubbles B) light C) nothing D) an explosion
In the trolley problem {a} stands at the lever and {b} is on the track. What would a utilitarian tell {a}?
Ethics class: {a} finds a wallet with {money} in it. {b} says keep it, {c} says hand it in. Discuss.
Game theory: {a} and {b} are held in two cells. If {a} confesses and {b} does not, what happens? Draw the matrix.
Economics 101: {a} grows corn and {b} catches fish. Who has the comparative advantage if {a} needs 2 hours for each?
{a} sells lemonade for 50 cents a cup. Sugar costs {a} {num} cents. How many cups until {a} breaks even?
SQL exercise: given a table with the rows ({a}, 23), ({b}, 31) and ({c}, 19), which query returns everyone over 20?
Python homework: names = ["{a}", "{b}", "{c}"]; print them sorted by length.
for name in ['{a}', '{b}']: print(f"Hello {name}")
class Dog: def __init__(self, name): ...  d = Dog("{a}")  What does d.name return?
assert greet("{a}") == "Hello, {a}!"
const users = [{ name: '{a}', age: {num} }, { name: '{b}', age: {num} }]; write a function that groups them by age
Sentiment of: "{a} was the best waiter we ever had in any film scene."
Parse into subject, verb and object: "{a} loves {b}", "{b} feeds the {animal}".
Coreference: "{a} told {b} that he was late." Who was late? Give both readings.
Wer ist älter? {a} ist älter als {b}, {b} ist älter als {c}.
{a} hat {num} Äpfel und isst zwei davon. Wie viele Äpfel hat {a} noch?
Schreibe eine kurze Geschichte über {a}, einen Bären, der nicht schlafen kann.
{a} a {num} bonbons et en donne la moitié à {b}. Combien lui en reste-t-il ?
Écris un conte dont le héros s'appelle {a} et le dragon {b}.
{a} tiene el doble de canicas que {b}. Entre los dos tienen {num}. ¿Cuántas tiene cada uno?
Escribe un cuento sobre {a}, una {animal} muy curiosa.
{a} ha {num} figurine e ne regala 4 a {b}. Quante ne restano?
{a} heeft {num} knikkers en verliest er zes van. Hoeveel heeft {a} er nog?
""")

REAL = _texts("""
{a} and I have worked together for {num} years and now {they} got the job I wanted. How do I congratulate {a} without sounding bitter?
My sister {a} is older than {b} but treats {b} like her boss. How do I tell {a} to stop?
{a}, {b} and {c} from my team can't agree on {topic}. How should I run the meeting?
I sit between {a} and {b} in the office and both talk all day. What can I say to {a}?
{a} bought {num} tickets for all of us and nobody has paid {them} back. Write a kind reminder to {b} and {c}.
{a} owes me {money} and says {b} will pay. What should I write to {a}?
{a} lent {b} {money} last {month}. Now they don't speak. I'm friends with both, what do I do?
{a} can't make it on {weekday}, can you ask {b} whether {they} takes the shift?
we have to tell {a} that {b} {misdeed}
Do you think {a} is lying to me? {They} told {b} one thing and me another.
{a} says {b} never sent the file. {b} says {they} did. Write a neutral mail to both of them.
My neighbours {a} and {b} park in front of our gate. Draft a friendly note, signed {c}.
{a} is my landlord's brother and {b} his mother; whom do I write to about {topic}?
{a} is {num} now and starts school in {month}. {b}, our older one, is jealous. Any tips?
{a} puts everything into the wrong folder and then {b} has to tidy up. How do I bring it up in {a}'s review?
I gave my key to {a} because {they} wanted to water the plants. Now {a} won't give it back.
{a} went to {loc} for the interview and {b} drove {them}. Write a thank-you message to {b}.
{a} always goes running with me on {weekday}. {They} hasn't turned up for weeks and doesn't answer.
{a} goes to the hospital every {weekday} now. What can we cook for {them} and {b}?
{a} found out that {b} {misdeed}. I'm their manager. What are my options?
{a} from next door walks in without knocking. How do I say no?
{a} lives above us and {b} under us, and both complain about noise. Draft a letter to the house management.
{a} is healthy again and comes back on {weekday}. Write a welcome card from {b}, {c} and me.
{a} works at {org} and could introduce us. Write a short message that {b} can forward.
{a} hardly sleeps since {b} was born. What would help {them}?
{a} has lost {num} kg in two months and won't see a doctor. I'm {their} flatmate and worried.
{a} and {b} split the rent, I pay the rest. Write down a simple agreement between {a}, {b} and {c}.
{a} plays in the same team as my son {b}. The coach only ever picks {a}. Should I say something?
{a} wants {money} for the car. It's worth less. How do I answer {them}?
Remind {a} of {topic}, and cc {b}.
Book a table for {a}, {b} and me on {weekday}, name of {c}.
{a} has {num} days of leave left, {b} has none. Who can cover {holiday}?
Plan shifts: {a} mornings only, {b} not on {weekday}, {c} any time, {d} is away in {month}.
Put {a}, {b}, {c}, {d} and {e} into pairs for the mentoring. {a} and {b} should not be together, they used to date.
Seating for the wedding: {a} can't sit next to {b}; {c} needs to be near the door; {d} and {e} bring a baby.
Who of {a}, {b} and {c} should I promote? {a} is fast but rude, {b} is careful, {c} is new.
Compare my two candidates: {a} has {num} years of experience, {b} speaks {language}.
The final numbers: {a} sold {num}, {b} {num}, {c} {num}. Write a mail to the team that does not shame {c}.
Grades: {a} {num}, {b} {num}, {c} {num}. Write one line of feedback for each of my pupils.
{a} ranked last in our sales team again. What do I say in the one-on-one?
{a} either quits or gets {topic}. {They} told me in private. What should HR know?
{a} did not come to work today nor yesterday and {their} phone is off. {b} is worried. What do we do?
{a} said "I will help {b} tomorrow" in the meeting. Put that into the minutes: present were {a}, {b}, {c}.
Minutes: {a} opens the meeting. {b} reports on {topic}. {c} asks for more time. {d} agrees. To do: {a} calls {e}.
Correct my mail: "hi {a}, i has send the file to {b} yesterday but {they} dont got it. regards {c}"
Translate into {language}: "{a}, please tell {b} that {c} is in the ward again."
Rewrite more politely: {a}, you broke it, you pay. {b}
Make this shorter: {a} told me on {weekday} that {b} and {c} had a fight about {topic} and that {d} left early.
Write a poem for {a}, who turns {num} on {weekday}. {They} loves {sport} and {dish}. From {b} and {c}.
Write a speech for my brother {a}'s wedding. {They} met {b} at {org}. Our parents are {c} and {d}.
Write a short farewell for {a}, who leaves {org} after {num} years. Mention {their} {animal} {b}.
Write a dating profile for my friend {a}, {num}, {job} from {loc}.
Write a eulogy for my grandfather {a}. He leaves {b}, his wife, and us, {c} and {d}.
Write a bedtime story for my daughter {a}, she's {num}, with her brother {b} in it.
Write a reference for {a}, our {job}. {They} was reliable but often ill.
Write a letter from {a} to the school: {b} was ill on {weekday}.
Write a complaint: the {job}, {a}, was rude to my mother {b} at the counter in {loc}.
Help me answer {a}. {They} wrote: "{ask}" I don't want to go because of {b}.
my ex {a} keeps texting my sister {b}. what can we do
i think {a} likes {b} but {b} is with {c}. should i say smth
had dinner with {a} and {b} yesterday, {a} is pregnant!! dont tell {c}
{a} just called, {b} had an accident, we're at the hospital in {loc}
ok so {a} told {b} and {b} told everyone. what now
can u write back to {a}: no, {b} has the keys
whats a good present for {a}? {they} is into {sport}, {b} says no books
dear diary, {a} did not even look at me today. {b} says forget {them}.
Therapy notes: {a} reports bad sleep, fears {b}'s reaction, sees {c} only at weekends.
Home visit at {a}'s. {b}, the daughter, opened. {a} was dressed and alert. Next visit {weekday}.
Ward round: {a} eats well. {b}: fever since {weekday}. {c} may go home.
Handover: {a} in bed {num} refuses {drug}; call {b} (daughter). {c} needs help with washing.
{a} was seen by {b} on {date} for {illness}; letter to {c}.
Client {a} asks whether {b} can be left out of the will. {c} is the executor.
Our client {a} was stopped by officer {b} at {loc}. Witness {c} says otherwise. Draft the objection.
{a} v. {b}: summarise the facts so that {c} can take over the file.
Account opened by {a}, power of attorney for {b}. {c} asked about the balance. Are we allowed to answer?
Ticket {num}: customer {a} cannot log in, {b} reset the password, {c} closed it too early. Write the apology to {a}.
Standup: {a} – login page; {b} – tests; {c} – sick; {d} – waiting for {e}
- {a}: slides⏎- {b}: numbers⏎- {c}: room and coffee
Assigned to {a}, reviewed by {b}, blocked by {c}
Carpool this week: Mon {a}, Tue {b}, Wed {c}, Thu {d}, Fri {e}
Emergency contacts: {a} (wife), {b} (son), {c} (neighbour)
Our children: {a} ({num}), {b} ({num}) and little {c}
git blame says {a} wrote it, {b} merged it. How do I tell them kindly that it leaks memory?
// TODO ask {a} why {b} removed this
Feedback for {a}: listens well, but interrupts {b}. Make three bullet points.
{a}'s birthday is on {date}, {b}'s a day later. One party or two?
{a} wants to move in with {b}. {c} is {num} and would have to change school. What speaks against it?
I told {a} about {illness}. Only {b} knew before. Now {c} asks why I'm away.
Meine Kollegin {a} redet schlecht über {b}. Wie spreche ich das bei unserer Chefin {c} an?
{a} hat {b} das Geld nie zurückgezahlt. Schreib {a} eine freundliche Mahnung.
Schreib eine Geburtstagskarte für {a}, {num} Jahre, von {b} und {c}.
Mon fils {a} a mordu {b} à la crèche. Que dire à la mère, {c} ?
Rédige un message à {a} : {b} ne viendra pas {weekday}.
Mi jefe {a} no paga las horas extra y {b} tampoco. ¿Qué le escribo?
Escribe una carta de despedida para {a} de parte de {b} y {c}.
Scrivi a {a} che {b} è malata e che viene {c}.
{a} en {b} hebben ruzie over {topic}. Wat zeg ik tegen {a}?
""")

# Nobody in it, though letters, products, slips of the pen and other scripts look as if.
NOBODY = _texts("""
Choose one: a) a stone b) a leaf c) a cloud d) none of these
a. true⏎b. false⏎c. cannot be known
X likes Y, Y likes Z. Whom does X like? Treat it as a graph.
M sits left of N. N sits left of O. Who is in the middle?
If A implies B and B implies C, what does not-C imply?
Let A, B and C be sets. Show that A ∩ (B ∪ C) = (A ∩ B) ∪ (A ∩ C).
Player A moves first, player B copies. Who wins?
Vitamin A, B or C: which one is in carrots?
correct the grammer pls: me and him goes too the store yesterday, it wasnt open'd
Spell check: teh wether is realy nice todai, insn't it
y'all gonna wanna see this, it ain't what ya think
We'll, shan't, mustn't, o'clock, ma'am: when is the apostrophe right?
Compare Siri, Alexa, Bixby and Cortana as assistants.
Hey Siri, Ok Google, Alexa: how do wake words work?
The Verge: 4 stars. Wired: "solid". CNET: 8/10. What is the verdict on the {product}?
Watson, Claude, Gemini, Copilot and Llama: which one writes the best code?
Reviews: "Battery died after {num} days." – "Love the screen!" – "Alexa support is bad." Rate it from 1 to 10.
Invent names for three kingdoms. Mine: Avaroth, Lumenia, the Vale of Sarn.
Eldoria, Drakmoor and Silverglen: which sounds most like a fantasy kingdom?
Zorblax is a planet with two suns. How long is its day?
Explain the line 床前明月光,疑是地上霜 and its metre.
Translate: 会当凌绝顶,一览众山小
What does 塞翁失马 mean?
古池や蛙飛びこむ水の音 – what makes this a haiku?
「花より団子」とはどういう意味ですか。
落红不是无情物,化作春泥更护花
Improve my sentence without changing its sense: 今天天气很好,我们去公园吧。
Wo ein Wille ist, ist auch ein Weg. Was heißt das?
Qui vivra verra. Qu'est-ce que cela veut dire ?
Más vale tarde que nunca: explícame el refrán.
The plaintiff, the defendant, the bailiff: what does each do?
The nurse told the patient that the doctor was late. Who was late?
The CEO met the CFO; the CTO was absent. Summarise.
A man and his son are in an accident. The surgeon says "I can't operate, he is my son." How?
My grandmother used to say: measure twice, cut once. What is the origin?
Captain, captain, the ship is sinking! Continue.
Mr. X and Ms. Y are placeholders in our form letter; better ideas?
Dear Sir or Madam, or To whom it may concern?
Write a limerick about a {job} from {loc}.
Write a story about a lonely lighthouse and a gull.
Tell me a tale with a dragon, a {job} and a very small door.
A robot learns to love. Write it in the style of a manual.
Sort: Zeta, Alpha, Omega, Gamma
Alpha, Bravo, Charlie, Delta, Echo: what comes next?
Juliet, Kilo, Lima, Mike, November, Oscar, Papa, Quebec
Romeo and Victor are letters in which alphabet?
Jack of hearts, queen of spades: what are the odds of drawing both?
Simon says touch your nose. What are the rules?
Jenga, Uno, Risk, Cluedo: which for four players?
Occam's razor, Hobson's choice, Murphy's law, Parkinson's law: one line each
Gaussian, Laplacian, Hessian, Jacobian: what are they?
""")
