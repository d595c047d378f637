import { describe, expect, it } from 'vitest'
import { normalise } from '../normalise.ts'
import { resolve } from '../resolve.ts'
import { spelledEmail } from './spelled-email.ts'

const texts = (given: string): string[] => {
  const { text } = normalise(given)
  return resolve(spelledEmail(text)).map(({ start, end }) => text.slice(start, end))
}

describe('a mail address that is spelled', () => {
  it.each([
    'nora.falk at outlook.com',
    'n.falk84 at gmail.com',
    'nora_falk at yahoo.co.uk',
    'nfalk1991 at hotmail.com',
    'nora dot falk at web dot de',
    'nora DOT falk AT web DOT de',
    'noraDOTfalkATwebDOTde',
    'NoraDOTFalkATwebDOTde',
    'norafalkatgmaildotcom',
    'nora*dot*falk*at*web*dot*de',
    'nora_dot_falk_at_web_dot_de',
    'nora.falk(at)web.de',
    'nora [at] web [dot] de',
    'nora{at}web{dot}de',
    'n period falk at-sign falk-legal period co',
    'nora underscore falk at falk dash legal dot com',
    'nora point falk arobase falk tiret legal point fr',
    'nora [arobase] orange [point] fr',
    'nora point falk chez orange point fr',
    'nora tiret bas falk arobase orange point fr',
    'nora punto falk arroba telefonica punto es',
    'nora guion bajo falk arroba telefonica punto es',
    'nora punto falk chiocciola libero punto it',
    'nora ponto falk arroba uol ponto com ponto br',
    'nora Punkt falk ät web Punkt de',
    'nora Punkt falk Klammeraffe web Punkt de',
    'nora punt falk apenstaartje ziggo punt nl',
    'nora kropka falk małpa wp kropka pl',
    'нора точка фальк собака яндекс точка ru',
    'nora @ web . de',
    'nora[@]web.de',
    'nora@web dot de',
  ])('is found whole: %s', (address) => {
    expect(texts(`It is ${address}, mostly.`)).toEqual([address])
  })

  it.each([
    ['Forward it to n.falk at falk-legal.com today', 'n.falk at falk-legal.com'],
    ['write to nora at gmail.com', 'nora at gmail.com'],
    ['my e-mail: nora at gmail.com', 'nora at gmail.com'],
    ['reach me at nora at proton.me', 'nora at proton.me'],
    ['Nora Falk <nora at falk-legal.com>', 'nora at falk-legal.com'],
  ])('is found by what stands around it: %s', (text, address) => expect(texts(text)).toEqual([address]))

  it.each([
    'meet at example.com',
    'look at github.com',
    'look *at* github.com now',
    'I work at acme.com',
    'sign up at site.com',
    'we work at acme dot com, since the dot com boom',
    'look at this dot com bubble',
    'stay-at-home.org',
    'Node.js at nodejs.org and index.html at example.com',
    'README.md at github.com',
    'torch.nn at pytorch.org',
    'in 2023 at acme.com',
    'version 1.2 at github.com',
    'windows11 at outlook.com',
    'my email account at gmail.com is full',
    'contact support at gmail.com',
    'the email is free at gmail.com',
    'il travaille chez orange.fr',
    'on est chez nous point final',
    'el punto de encuentro, arroba',
    'working @ google.com',
    'thanks @acme.io',
    'nora.falk at outlook.com/calendar',
    'a DOT on the MATRIX of DATA',
    'at the end of the period com',
    'you at example dot com',
    'user [at] example [dot] com',
  ])('is not seen in %s', (text) => expect(texts(text)).toEqual([]))
})
