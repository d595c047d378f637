import { wordsOf } from './surroundings.ts'

/** Words that the name of an account follows. */
export const userWords: readonly string[] = wordsOf(
  'username|user name|user id|userid|user|uid|login|login name|login id|logon|login for|logged in as|signed in as|publickey for|invalid user',
  'screen name|screenname|nickname|nick|handle|email handle|account name|gamertag|gamer tag|alias|db_user|ign|battletag|btag|riot id',
  'skype|discord|telegram|tg|twitter|instagram|insta|ig|github|gitlab|snapchat|snap|tiktok|steam|psn|xbox|twitch|reddit|roblox|minecraft',
  'venmo|cashapp|paypal|wechat|weixin|kik|kakao|line id|mastodon|bluesky|bsky|youtube|tumblr|pinterest|spotify|strava|vk',
  "benutzername|benutzer|benutzerkennung|nutzername|anmeldename|nutzer|nom d'utilisateur|utilisateur|identifiant|pseudo|usuario",
  'nombre de usuario|nome utente|utente|usuário|nome de usuário|utilizador|gebruikersnaam|gebruiker|användarnamn|brugernavn|brukernavn',
  'dm me at|dm me|message me at|msg me at|hmu at|hit me up at|find me at|add me at',
  'käyttäjätunnus|nazwa użytkownika|uživatelské jméno|felhasználónév|kullanıcı adı|логин|имя пользователя|ник|телеграм',
)

/** Those that also stand before what somebody says or before a service's own affairs: `User: hello there`, `GitHub: the repository is gone`. */
export const talkWords: ReadonlySet<string> = new Set(
  wordsOf(
    'user|utente|usuario|usuário|utilizador|utilisateur|gebruiker|benutzer|nutzer|alias|skype|discord|telegram|tg|twitter|instagram|insta|ig',
    'github|gitlab|snapchat|snap|tiktok|steam|psn|xbox|twitch|reddit|roblox|minecraft|venmo|cashapp|paypal|wechat|kik|mastodon|bluesky',
    'youtube|tumblr|pinterest|spotify|strava|login|logon|handle|nick|ник|телеграм',
  ),
)

/** Services and games, where a name of an account is rather that than a word of a program. */
export const serviceWords: ReadonlySet<string> = new Set(
  wordsOf(
    'screen name|screenname|nickname|handle|gamertag|gamer tag|ign|battletag|btag|riot id|skype|discord|telegram|tg|twitter|instagram|insta|ig',
    'snapchat|snap|tiktok|steam|psn|xbox|twitch|reddit|roblox|minecraft|venmo|cashapp|kik|kakao|wechat|weixin|bluesky|tumblr|github|gitlab|mastodon|bsky',
    'dm me at|dm me|message me at|msg me at|hmu at|hit me up at|find me at|add me at',
  ),
)
