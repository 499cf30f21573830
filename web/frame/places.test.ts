import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mayRole, type Role } from '#platform/rights.ts'
import { safeBack } from '#web/paths.ts'
import { mayOpen, PLACES, placeOf, rightOf } from './places.ts'

test('a page below a place lights that place, and Home lights for nothing else', () => {
  assert.equal(placeOf('/inbox/0199'), 'inbox')
  assert.equal(placeOf('/inboxes'), undefined)
  assert.equal(placeOf('/'), 'home')
  assert.equal(placeOf('/parts'), undefined)
})

test('every place has a key of its own, and the phone has four tabs beside More', () => {
  assert.equal(new Set(PLACES.map(({ key }) => key)).size, PLACES.length)
  assert.equal(PLACES.filter(({ where }) => where === 'tab').length, 4)
})

test('on a phone the rooms one works in are a tap away, for each role those that it uses', () => {
  const tabs = (role: Role) =>
    PLACES.filter(({ where, right }) => where === 'tab' && mayRole(role, right)).map(({ id }) => id)
  for (const role of ['agent', 'administrator', 'executive'] as const)
    assert.deepEqual(tabs(role), ['home', 'inbox', 'listening', 'people'], role)
  assert.deepEqual(tabs('contributor'), ['home', 'inbox'])
})

test('after sign-in nobody is led out of the house', () => {
  assert.equal(safeBack('/inbox/1?show=work'), '/inbox/1?show=work')
  for (const trap of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    7,
    undefined,
  ]) {
    assert.equal(safeBack(trap), '/')
  }
})

test('a command is offered by the right of its place, or by its own where that asks for more', () => {
  assert.equal(mayOpen('contributor', { to: '/channels/deliveries' }), false)
  assert.equal(mayOpen('contributor', { to: '/routing/rules' }), false)
  assert.equal(mayOpen('contributor', { to: '/inbox?view=mine' }), true)
  assert.equal(mayOpen('contributor', { to: '/inbox?view=all', right: 'read' }), false)
  assert.equal(mayOpen('contributor', { to: '/account' }), true)
  assert.equal(mayOpen('agent', { to: '/channels/webhooks', right: 'administer' }), false)
  assert.equal(mayOpen('executive', { to: '/inbox?view=all', right: 'read' }), true)
  assert.equal(mayOpen('contributor', {}), true)
})

test('a page asks for the right of its place, some for more, however the address is written', () => {
  assert.equal(rightOf('/listening/emerging'), 'read')
  assert.equal(rightOf('/Listening/Emerging'), 'read')
  assert.equal(rightOf('/channels'), 'read')
  assert.equal(rightOf('/channels/imports/0199'), 'administer')
  assert.equal(rightOf('/channels/importsx'), 'read')
  assert.equal(rightOf('/heard'), 'take_part')
  assert.equal(rightOf('/'), 'take_part')
})
