import { describe, expect, test } from 'vitest'
import { freshKey, freshPartition, requestsTo } from './requests.ts'
import { invalid, type Subject } from './subject.ts'

export const batchesContract = (subject: Subject): void => {
  const { put, item, batchGet, batchWrite } = requestsTo(subject)
  const putRequest = (fields: object) => ({ PutRequest: { Item: { ...fields } } })
  const deleteRequest = (key: object) => ({ DeleteRequest: { Key: { ...key } } })
  const many = (count: number) => {
    const pk = freshPartition()
    return Array.from({ length: count }, (_, at) => ({ pk, sk: `s${at}` }))
  }

  describe(`${subject.name}: a batch that reads`, () => {
    test('answers what is there', async () => {
      const [first, second, third] = [freshKey(), freshKey(), freshKey()]
      await put({ ...first, n: 1 })
      await put({ ...third, n: 3 })
      for (const more of [{}, { ConsistentRead: true }]) {
        expect(await batchGet([first, second, third], more)).toEqual({
          Responses: { desk: [expect.anything(), expect.anything()] },
          UnprocessedKeys: {},
        })
      }
      const outcome = await batchGet([first, second, third])
      const found = 'Responses' in outcome ? (outcome.Responses as { desk: unknown }).desk : []
      expect(found).toContainEqual({ ...first, n: 1 })
      expect(found).toContainEqual({ ...third, n: 3 })
    })

    test('asks for 1 to 100 different items by their whole keys', async () => {
      expect(await batchGet([])).toEqual(invalid)
      expect(await batchGet(many(101))).toEqual(invalid)
      expect(await batchGet(many(100))).toMatchObject({ Responses: { desk: [] } })
      const key = freshKey()
      expect(await batchGet([key, key])).toEqual(invalid)
      expect(await batchGet([{ pk: 'a' }])).toEqual(invalid)
      expect(await batchGet([{ ...key, n: 1 }])).toEqual(invalid)
      expect(await batchGet([{ pk: 'a', sk: '' }])).toEqual(invalid)
    })
  })

  describe(`${subject.name}: a batch that writes`, () => {
    test('puts and deletes', async () => {
      const [made, gone] = [freshKey(), freshKey()]
      await put({ ...gone, n: 1 })
      const outcome = await batchWrite([putRequest({ ...made, n: 1 }), deleteRequest(gone)])
      expect(outcome).toEqual({ UnprocessedItems: {} })
      expect(await item(made)).toEqual({ ...made, n: 1 })
      expect(await item(gone)).toBeUndefined()
    })

    test('has 1 to 25 requests for different items that are right', async () => {
      expect(await batchWrite([])).toEqual(invalid)
      expect(await batchWrite(many(26).map(deleteRequest))).toEqual(invalid)
      expect(await batchWrite(many(25).map(deleteRequest))).toEqual({ UnprocessedItems: {} })
      const key = freshKey()
      expect(await batchWrite([putRequest(key), deleteRequest(key)])).toEqual(invalid)
      expect(await batchWrite([deleteRequest({ pk: 'a' })])).toEqual(invalid)
      expect(await batchWrite([putRequest({ ...key, dueKey: 5 })])).toEqual(invalid)
      expect(await item(key)).toBeUndefined()
    })
  })
}
