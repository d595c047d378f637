import { expect, it } from 'vitest'
import { namesUnvouched } from './index.ts'

it.each([
  'Bitte schreiben Sie mir, wie spät es in Zürich ist.',
  'Что такое фотосинтез и как он работает?',
  'Τι ώρα κλείνει το φαρμακείο αύριο;',
  'What does 道 mean?',
  'so late again ಠ_ಠ, and again ಠ_ಠ',
  'shrug ¯\\_(ツ)_/¯ ¯\\_(ツ)_/¯ ¯\\_(ツ)_/¯',
  'Is 2^ℵ₀ = ℵ₁, or can it be ℵ₂ by forcing?',
  'Where is Hồ Chí Minh City, and what is phở?',
  'Ｆｕｌｌ ｗｉｄｔｈ ｌｅｔｔｅｒｓ, 𝒸𝓊𝓇𝓈𝒾𝓋ℯ 𝓁ℯ𝓉𝓉ℯ𝓇𝓈',
  '12345 67890 !?',
])('names are found in %s', (text) => expect(namesUnvouched(text)).toBe(false))

it.each([
  '请问明天下午三点的会议在哪里开？',
  '会議の議事録を要約してください。',
  '회의록을 요약해 주세요 부탁드립니다',
  'ช่วยสรุปรายงานการประชุมนี้',
  'תסכם לי את הפרוטוקול הזה',
  'لخص لي محضر الاجتماع',
  'इस बैठक का सारांश लिखिए कृपया',
  'ამ შეხვედრის შეჯამება',
  'Ask 王小明 about it',
  'Ask 王 小明 about it',
  'मेरा नाम राहुल शर्मा है',
  'Hãy tóm tắt biên bản cuộc họp này giúp tôi với nhé',
])('names may be missed in %s', (text) => expect(namesUnvouched(text)).toBe(true))
