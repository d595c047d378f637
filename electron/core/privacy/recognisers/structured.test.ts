import { describe, expect, it } from 'vitest'
import { scan } from '../scan.ts'

const found = (text: string, type: string): string[] => scan(text).filter((finding) => finding.type === type).map(({ start, end }) => text.slice(start, end))

describe('what has a form of its own', () => {
  it.each([
    ['street_address', 'Ship it to 221B Baker Street, London', '221B Baker Street, London'],
    ['street_address', 'Location: 7175 Cedar Blvd, Greenville, NM 10873', '7175 Cedar Blvd, Greenville, NM 10873'],
    ['street_address', 'Ich wohne in der Kirchstraße 5, 10115 Berlin', 'Kirchstraße 5, 10115 Berlin'],
    ['street_address', 'habite au 12 rue de la Paix', '12 rue de la Paix'],
    ['street_address', 'Via Roma 5, Torino', 'Via Roma 5, Torino'],
    ['street_address', 'P.O. Box 242', 'P.O. Box 242'],
    ['postcode', 'near SW1A 1AA', 'SW1A 1AA'],
    ['postcode', 'my zip code is 90210', '90210'],
    ['coordinates', '40.7128° N, 74.0060° W', '40.7128° N, 74.0060° W'],
    ['coordinates', 'GPS 48.85837, 2.294481', '48.85837, 2.294481'],
    ['date_of_birth', 'DOB: 1953-05-22', '1953-05-22'],
    ['date_of_birth', 'born on 3 May 1985', '3 May 1985'],
    ['date_of_birth', 'geboren am 12.03.1990', '12.03.1990'],
    ['date_of_birth', '生年月日：1990年3月12日', '1990年3月12日'],
    ['username', 'username: jsmith42', 'jsmith42'],
    ['username', 'follow @jane_doe1 on twitter', '@jane_doe1'],
    ['username', 'see https://github.com/jsmith42 there', 'https://github.com/jsmith42'],
    ['username', '/home/jsmith/notes.txt', 'jsmith'],
    ['web_address', 'at https://www.uearly.example/x.', 'https://www.uearly.example/x'],
    ['device_id', 'MAC be:eb:c1:10:f2:ba', 'be:eb:c1:10:f2:ba'],
    ['device_id', 'IMEI 490154203237518', '490154203237518'],
    ['vehicle_id', 'the car 1HGCM82633A004352 is his', '1HGCM82633A004352'],
    ['vehicle_id', 'license plate ABC 1234', 'ABC 1234'],
    ['national_id', 'BSN 111222333', '111222333'],
    ['national_id', 'il codice fiscale RCCMNL83S18D969H', 'RCCMNL83S18D969H'],
    ['national_id', 'CPF 529.982.247-25', '529.982.247-25'],
    ['national_id', 'DNI: 54362315K', '54362315K'],
    ['national_id', 'PESEL 44051401359', '44051401359'],
    ['tax_id', 'Steuer-ID 36574261809', '36574261809'],
    ['national_id', '身份证号11010519491231002X', '11010519491231002X'],
    ['health_id', 'prescriber AP5836727', 'AP5836727'],
    ['bank_account', 'routing number 021000021', '021000021'],
    ['bank_account', 'sort code 20-00-00', '20-00-00'],
    ['crypto_address', 'send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa', '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa'],
    ['crypto_address', '0x52908400098527886E0F7030069857D2E4169EE7', '0x52908400098527886E0F7030069857D2E4169EE7'],
    ['person', 'name,email,dob\nAnna Wolf,a@b.org,1990-01-02', 'Anna Wolf'],
    ['date_of_birth', 'name,email,dob\nAnna Wolf,a@b.org,1990-01-02', '1990-01-02'],
  ])('is a %s in: %s', (type, text, expected) => expect(found(text, type)).toEqual([expected]))

  it.each([
    'commit 3f786850e387550fdab836ed7e6dc881de23001b', '123e4567-e89b-12d3-a456-426614174000', 'sha256 e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'version 10.15.7 of the driver', '1700000000 and 1700000000000', 'ISBN 978-3-16-148410-0', 'order 4155552671 of 2024-01-15', 'in 1999 and During 1996',
    'Spring 2007 was warm', 'the meeting is on 2024-06-01', '5 ways to drive traffic', 'a 3 mile road', 'the iPad 2 and the Model 3', '@Override public void run()', '@app.route("/")', 'npm i @types/node', 'x = [40.5, 73.2]', 'Einstein was born on 14 March 1879', 'a user is logged in', 'the account for 2024', 'What is the capital of France?',
    'matrix 12 34 56 78', 'room 101 and page 42', 'GDP grew by 2.5 percent in 2019', 'RFC 2119 and ISO 27001', 'call foo(1, 2, 3)', 'the plate is hot', 'license: MIT', 'Python 3.11.4', '16:45:30', '192.168.1.1', 'port 8080',
  ])('is not seen in %s', (text) => expect(scan(text).filter((finding) => finding.type !== 'web_address')).toEqual([]))
})
