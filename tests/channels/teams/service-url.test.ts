import { describe, expect, test } from 'vitest'
import { allowedService } from '../../../src/channels/teams/service-url.ts'

const microsoft = allowedService({ serviceUrls: [], anonymous: false })
const more = allowedService({ serviceUrls: ['https://proxy.example/teams/'], anonymous: false })
const trying = allowedService({ serviceUrls: [], anonymous: true })

describe('where our words and our token may go', () => {
  test.each([
    'https://smba.trafficmanager.net/amer/11111111-1111-4111-8111-111111111111/',
    'https://smba.trafficmanager.net/teams',
    'https://smba.infra.gcc.teams.microsoft.com/amer/',
    'https://smba.infra.gov.teams.microsoft.us/',
    'https://smba.infra.dod.teams.microsoft.us/',
    'https://europe.botframework.com/',
    'https://SMBA.TrafficManager.NET/emea/',
    'https://smba.trafficmanager.net:443/emea/',
  ])('%s is Microsoft’s', (url) => {
    expect(microsoft(url)).toBe(true)
    expect(trying(url)).toBe(false)
  })

  test.each([
    '',
    'smba.trafficmanager.net',
    'http://smba.trafficmanager.net/amer/',
    'https://smba.trafficmanager.net:8443/amer/',
    'https://other.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.example/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@evil.example/',
    'https://user:pass@smba.trafficmanager.net/',
    'https://smba.trafficmanager.net/?to=evil.example',
    'https://smba.trafficmanager.net/#evil',
    'https://smba.trafficmanager.net./',
    'https://botframework.com/',
    'https://evilbotframework.com/',
    'https://x.botframework.com.evil.example/',
    'https://169.254.169.254/',
    'https://localhost/',
    'http://127.0.0.1:3978/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://proxy.example/teams/',
  ])('%s is not', (url) => {
    expect(microsoft(url)).toBe(false)
  })

  test.each([
    ['https://proxy.example/teams/', true],
    ['https://proxy.example/teams/amer/', true],
    ['https://proxy.example/teams', true],
    ['https://proxy.example/', false],
    ['https://proxy.example/teamsters/', false],
    ['https://proxy.example/teams/../admin/', false],
    ['https://proxy.example/teams/%2e%2e/admin/', false],
    ['https://proxy.example.evil.example/teams/', false],
    ['http://proxy.example/teams/', false],
    ['https://smba.trafficmanager.net/amer/', true],
  ])('what the operator trusts: %s is %s', (url, expected) => {
    expect(more(url)).toBe(expected)
  })

  test.each([
    ['http://127.0.0.1:56150/_connector', true],
    ['http://localhost:56150/_connector', true],
    ['http://[::1]:1/', true],
    ['http://127.1.2.3/', true],
    ['https://localhost/', true],
    ['http://localhost.evil.example/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['http://10.0.0.1/', false],
    ['http://0.0.0.0/', false],
    ['ftp://localhost/', false],
  ])('while nobody is checked, only this computer: %s is %s', (url, expected) => {
    expect(trying(url)).toBe(expected)
  })
})
