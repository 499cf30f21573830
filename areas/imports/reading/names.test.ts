import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fieldsNamed } from './names.ts'

test('N10 who said it is found by what people call that, in more than one language', () => {
  const names = ['Verfasser', 'Autor', 'auteur', 'Autore', 'who', 'by', 'from', 'username', 'User name', 'author.name']
  for (const name of [...names, 'sender.name', 'by.name', 'customer'])
    assert.deepEqual(fieldsNamed(['text', name]), { text: 'text', author_name: name })
  for (const name of ['screen_name', 'user.screen_name', 'author.username', 'handle'])
    assert.deepEqual(fieldsNamed(['text', name]), { text: 'text', author_handle: name })
})

test('where two names stand beside one another, the one that people have is the name and the other is the handle', () => {
  const pairs = [
    ['name', 'username'],
    ['author', 'username'],
    ['display_name', 'screen_name'],
    ['user_name', 'user_screen_name'],
    ['user.name', 'user.screen_name'],
    ['who', 'email'],
  ] as const
  for (const [author_name, author_handle] of pairs)
    for (const columns of [
      [author_name, author_handle],
      [author_handle, author_name],
    ])
      assert.deepEqual(fieldsNamed(columns), { author_name, author_handle })
})

test('N10 the language is found by what it is called in more than one language', () => {
  for (const language of ['Sprache', 'langue', 'Idioma', 'lingua', 'Taal', 'Språk', 'lang'])
    assert.deepEqual(fieldsNamed(['text', language]), { text: 'text', language })
})
