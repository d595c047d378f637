import { expect, it } from 'vitest'
import { resolve } from '../resolve.ts'
import { username } from './username.ts'

const found = (text: string): string[] => resolve(username(text)).map(({ start, end }) => text.slice(start, end))

it.each([
  ['he posted it on his insta @lorna.shoots again', '@lorna.shoots'],
  ['@kev_in_york says he saw it; nobody else did', '@kev_in_york'],
  ['the new acc is @reallorna.k now', '@reallorna.k'],
  ['venmo me @lorna-k-7 for it', '@lorna-k-7'],
  ['or discord lorna.kay_', 'lorna.kay_'],
  ['Discord tag is lorna_kay', 'lorna_kay'],
  ['playing valorant, add Kr4k3n#EUW1', 'Kr4k3n#EUW1'],
  ['discord: lorna#4471', 'lorna#4471'],
  ['my insta is lorna.kay', 'lorna.kay'],
  ['ig: lornakay', 'lornakay'],
  ['snapchat lorna2008', 'lorna2008'],
  ['add me on psn xX_slayer_Xx', 'xX_slayer_Xx'],
  ['my gamertag is xXSlayerXx', 'xXSlayerXx'],
  ['my reddit acct throwaway_lorna', 'throwaway_lorna'],
  ['u/throwRA_lorna said so', 'u/throwRA_lorna'],
  ['cash app me at $lornakay', '$lornakay'],
  ['failed login for lkay_83 from the office', 'lkay_83'],
  ['user l.kay => AUTH_FAILED', 'l.kay'],
  ['username: lkay password: secret', 'lkay'],
  ['user......lkay7', 'lkay7'],
  ['ssh lkay@10.0.0.3', 'lkay'],
  ['lkay@build:~$ make', 'lkay'],
  ['uid=1001(lkay) gid=1001(lkay)', 'lkay'],
  ['sudo -u lkay ls', 'lkay'],
  ['chown lkay:staff x', 'lkay'],
  ['useradd -m -s /bin/bash lkay', 'lkay'],
  ['see twitch.tv/lornaplays', 'twitch.tv/lornaplays'],
  ['#ff @lorna_kay she is great', '@lorna_kay'],
  ['* @lorna_kay brings the cake', '@lorna_kay'],
])('the name of an account is found: %s', (text, expected) => expect(found(text)).toEqual([expected]))

it.each([
  '@Override public void run()',
  '@media (max-width: 3px)',
  '@dataclass\nclass A: pass',
  '@my_decorator\ndef f(): pass',
  'select @customer_id from t',
  '/*\n * @din_word_include: how words are counted\n */',
  'npm i @types/node @angular-devkit/build',
  '@everyone look',
  '@app.route("/")',
  'fixed in PR#1234, C#1234 and issue#4432',
  'u/int8, u/int16 and w/o',
  '$variable = 3; echo $name_x',
  'my discord is down and his steam is broken',
  'User: hello there, how are you',
  'User: what is the capital',
  'GitHub: the repository is gone',
  'github: yes',
  'github main.py is broken',
  'the constructor handles char8_t',
  'num_threads = omp_get_num',
  'typedef HANDLE uv_thread_t;',
  'setThreads(threads: number)',
  'user: userConfig, project: x',
  'user user_id is null',
  'chown root:wheel x; sudo -u postgres psql',
  'ssh root@192.168.1.1',
  'ssh keys',
  'ssh: connect to host 192.0.2.15 port 22: Connection refused',
  'sudo: command not found',
  '"snap": "tap"',
])('other words are none: %s', (text) => expect(found(text)).toEqual([]))

it.each(['@abc ', '@abc_d ', 'user a_', 'ssh a ', 'a#1234'])('1 MB of "%s" is read to its end', (piece) =>
  expect(Array.isArray(username(piece.repeat(1_000_000 / piece.length)))).toBe(true),
)
