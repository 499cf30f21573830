/** What is said in the corner: undone by its key, for a while after it is gone too, and left long enough to be read. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parts, useGallery } from './gallery-page.ts'

useGallery()

test('undo takes back by the key that the toast shows', async () => {
  const page = await parts()
  await page.getByRole('button', { name: 'Toast with undo' }).click()
  await page.getByText('Handed to Product with its clock').waitFor()
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.keyboard.press('z')
  await assert.doesNotReject(page.getByText('It is yours again').waitFor())
})

test('the key undoes what was done last for some minutes after it is no longer shown, once', async () => {
  const page = await parts()
  await page.clock.install()
  const press = async () => {
    await page.getByRole('button', { name: 'Toast with undo' }).click()
    await page.evaluate(() => (document.activeElement as HTMLElement).blur())
    await page.mouse.move(5, 5)
    await page.getByText('Handed to Product with its clock').waitFor()
    await page.clock.runFor(30_000)
    await page.getByText('Handed to Product with its clock').waitFor({ state: 'detached' })
  }
  await press()
  await page.clock.runFor(200_000)
  await page.keyboard.press('z')
  await page.getByText('It is yours again').waitFor()
  await page.keyboard.press('z')
  await page.getByText('There is nothing to undo.').waitFor()
  await press()
  await page.clock.runFor(300_000)
  await page.keyboard.press('z')
  await page.getByText('There is nothing to undo.').waitFor()
})

test('steps that are no longer shown are undone one after the other, the newest first', async () => {
  const page = await parts()
  await page.clock.install()
  for (let nth = 0; nth < 2; nth += 1) {
    await page.getByRole('button', { name: 'Toast with undo' }).click()
    await page.getByText('Handed to Product with its clock').first().waitFor()
  }
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  await page.mouse.move(5, 5)
  await page.clock.runFor(40_000)
  await page.getByText('Handed to Product with its clock').waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await page.getByText('It is yours again').waitFor()
  await page.clock.runFor(30_000)
  await page.getByText('It is yours again').waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await page.getByText('It is yours again').waitFor()
  await page.keyboard.press('z')
  await page.getByText('There is nothing to undo.').waitFor()
})

test('a failure stays long enough to be read, longer while it is pointed at, and not on the next page', async () => {
  const page = await parts()
  await page.clock.install()
  const failure = page.locator('.toast.bad')
  const fail = () => page.getByRole('button', { name: 'Toast of a failure' }).click()
  await fail()
  await failure.waitFor()
  await page.mouse.move(5, 5)
  await page.clock.runFor(18_000)
  assert.equal(await failure.count(), 1)
  await failure.hover()
  await page.clock.runFor(60_000)
  assert.equal(await failure.count(), 1, 'it is pointed at')
  await page.mouse.move(5, 5)
  await page.clock.runFor(21_000)
  await failure.waitFor({ state: 'detached' })
  await fail()
  await failure.waitFor()
  await page.getByRole('navigation').getByRole('link', { name: 'Home' }).first().click()
  await failure.waitFor({ state: 'detached' })
})
