import { describe, expect, it } from 'vitest'
import { normalise } from '../normalise.ts'
import { secret } from './secret.ts'

const texts = (given: string): string[] => {
  const { text } = normalise(given)
  return [...new Set(secret(text).map(({ start, end }) => text.slice(start, end)))]
}
/** Made up here, so that no line of this file holds one. */
const pass = `rUn3w${'$Tal58'}`

describe('a password', () => {
  it.each([
    `My password is not ${pass}.`,
    `The password is no longer ${pass}`,
    `my password's ${pass}`,
    `password was changed to ${pass} today`,
    `Mein Passwort ist nicht mehr ${pass}`,
    `Mon mot de passe n'est pas ${pass}`,
    `La contraseña ya no es ${pass}`,
    `use ${pass} as the password`,
    `mot de passe ameli : ${pass}`,
    `password Netflix: ${pass}`,
    `Das Kennwort für Frau Quast lautet ${pass}`,
    `La contraseña del portal es ${pass}`,
    `wifi is BTHub-X4K9 pw ${pass}`,
    `creds -> anna.b:${pass}`,
    `ConvertTo-SecureString "${pass}" -AsPlainText`,
    `net use Z: \\\\fs01\\hr /user:CORP\\nora ${pass}`,
    `${pass} is my wifi password.`,
    `nimm ${pass} als Passwort`,
    `utilise ${pass} comme mot de passe`,
    `the password ${pass} works`,
    `**Password:** ${pass}`,
    `password: b'${pass}'`,
    `wifi pw for the guest flat = ${pass}`,
    `dbPassword: "${pass}"`,
    `PGPASSWORD=${pass} psql`,
    String.raw`{\"password\":\"${pass}\"}`,
    String.raw`{\\\"password\\\":\\\"${pass}\\\"}`,
    String.raw`"password: ${pass}\nstatus: open"`,
    `db:\n  password: ${pass}\n`,
    `machine api.example.org login nora password ${pass}`,
    `log in as user nora, password ${pass}`,
    `login: nora / ${pass}`,
    `creds: nora:${pass}`,
  ])('is found however it is said: %s', (text) => expect(texts(text)).toEqual([pass]))

  it.each([
    ['log in with user nora and password hunter2', ['hunter2']],
    [`I changed my password from Tal58run to ${pass}`, ['Tal58run', pass]],
    ['wifi is Xy7!kestrel9', ['Xy7!kestrel9']],
    ['WPA key: 9sunFlower22', ['9sunFlower22']],
    ['router: ssid HOME, key 58213390471862255904', ['58213390471862255904']],
  ])('is found in %s', (text, expected) => expect(texts(text)).toEqual(expected))

  it.each([
    `<input type="text" name="db_password" value="${pass}">`,
    `<password>${pass}</password>`,
    `<db:password>${pass}</db:password>`,
    `<add key="Password" value="${pass}"/>`,
    `<entry key="db.password">${pass}</entry>`,
    `{"name": "DB_PASSWORD", "value": "${pass}"}`,
    `- name: DB_PASSWORD\n  value: ${pass}`,
  ])('is found in the field that is named so: %s', (text) => expect(texts(text)).toEqual([pass]))

  it.each([
    ['docker run -e DB_PASS=kirschkuchen app', 'kirschkuchen'],
    ['the password is now correct-horse-staple', 'correct-horse-staple'],
    ['pw: qwerty', 'qwerty'],
    ['JWT_SECRET=supersecret', 'supersecret'],
    ['DB_PASSWORD=winter-garden', 'winter-garden'],
    ['API_KEY=9s#kd9$s0dk2lsx8', '9s#kd9$s0dk2lsx8'],
    ['the OTP he got was 884 213', '884 213'],
    ['{"pin": "7719"}', '7719'],
    ['Access code: TULP-4471', 'TULP-4471'],
    ['PIN der Karte: 8812', '8812'],
  ])('is found though it is a plain one: %s', (text, value) => expect(texts(text)).toEqual([value]))

  it('is found whole where it has blanks', () => expect(texts('export DB_PASSWORD="tomatoes in may"')).toContain('tomatoes in may'))

  it.each([
    'password policy: minimum 12 characters',
    'password requirements: 8+ characters, 1 number',
    'Password hashing: SHA256 or bcrypt',
    'password length: 12-16',
    'the password for the demo is shown below',
    'DB_PASS=changeme',
    'credentials are stored in vault:2024',
    'the access code: see page 2',
    'AUTH_TOKEN=changeme',
    'PRIMARY_KEY=user_id2',
    'MAX_TOKEN=4096000',
    'API_KEY=process.env.KEY1',
    'password: req.body.password',
    'password = settings.database.password',
    'password=get_random_string',
    'password: see-the-wiki-page',
    'https://login.example.com/common/oauth2/v2.0/token',
    'Login failed, error500',
    'credentials expired, PROJ-1234 filed',
    'PASS = passed',
    'pass rate this quarter: Q3-2024',
  ])('is not what is said of passwords: %s', (text) => expect(texts(text)).toEqual([]))

  it.each([
    `INSERT INTO users (id, password) VALUES (17, '${pass}');`,
    `insert into users (id, name, pwd) values (1, 'O''Neil, (x)', '${pass}')`,
    `CREATE USER nora WITH PASSWORD '${pass}';`,
    `CREATE USER nora IDENTIFIED BY '${pass}';`,
  ])('is found in SQL: %s', (text) => expect(texts(text)).toEqual([pass]))

  it('is found in every row of SQL, words of the language too', () =>
    expect(texts("INSERT INTO users (name, password) VALUES ('Ann', 'sunflower'), ('Bea', 'letmein99');")).toEqual([
      'sunflower',
      'letmein99',
    ]))

  it.each([
    `mysql -u root -p'${pass}' app`,
    `mysqldump -u root -p${pass} app`,
    `sshpass -p '${pass}' ssh nora@host`,
    `curl -u nora:${pass} https://api.example.org`,
    `docker login -u nora -p ${pass} registry`,
    `tool --password=${pass}`,
    `tool --password ${pass}`,
  ])('is found on a command line: %s', (text) => expect(texts(text)).toEqual([pass]))

  it.each([
    'the password is not case-sensitive',
    'The password is not required',
    'the password is no longer than 8 characters',
    'the password is 8-16 characters long',
    'password is SHA256 hashed, base64-encoded',
    'password policy2 and password OAuth2 flows',
    'The password was changed from the default to something else',
    'the password was changed on 2024-01-15',
    'change the password from time to time',
    'use bcrypt as the password hash',
    'Auth0 is the password manager of choice',
    'The password is sent to nora91@example.org',
    'password for each user: 12 characters',
    'password expires in 90 days',
    'forgot password 24/7 hotline',
    'the password 1Password generates',
    'our wifi is 802.11ac and WPA2-PSK',
    'wifi: 5GHz, WPA2-Enterprise',
    'wifi calling on iPhone15',
    'Last login: Fri May 3 10:14:22 2024 from here',
    'login: https://portal2.example.org/login',
    'Login: 12/05/2024',
    'login: yes / no',
    'if password == "" then',
    'password != confirmPassword1',
    "PASSWORD 'required'",
    'pass the salt2 to password_hash($password, PASSWORD_BCRYPT)',
    "validatePassword(password, 'min8')",
    '<label for="password">Password1</label>',
    '<input type="password" name="password" placeholder="8+ characters, 1 digit">',
    '<input name="password" value="">',
    '<password>...</password>',
    'INSERT INTO users (id, password) VALUES (?, ?);',
    "INSERT INTO settings (name, password_policy) VALUES ('x', 'strict99');",
    "INSERT INTO users (id, password) VALUES (1, 'password')",
    "identified by 'password'",
    'mysql -u root -p app_db2',
    'curl -u user:password https://example.org',
    'curl -u "$USER:$TOKEN" https://example.org',
  ])('is not seen in %s', (text) => expect(texts(text)).toEqual([]))

  it('is looked for once in rows of SQL that never end', () =>
    expect(texts("insert into x (password) values ('".repeat(20_000)).length).toBeLessThan(3))
})

describe('a code number', () => {
  it.each([
    ['the door code is 4417#', '4417#'],
    ['alarm code 7741, then wait', '7741'],
    ['Safe code with Mrs Brown: 38-07-91', '38-07-91'],
    ['amex ending 7005, exp 03/28, cid 7714', '7714'],
    ['your PIN: 4821', '4821'],
    ['one-time code 482113', '482113'],
  ])('is found in %s', (text, expected) => expect(texts(text)).toEqual([expected]))

  it.each(['building code 2024', 'status code 4044', 'CID 2519 is caffeine', 'the safe code path 1234', 'access codes for 1200 users'])(
    'is not seen in %s',
    (text) => expect(texts(text)).toEqual([]),
  )
})
