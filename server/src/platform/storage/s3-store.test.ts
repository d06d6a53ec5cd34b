import { test } from 'node:test'
import { openS3UnderTest, without } from './s3-under-test.ts'
import { storeSuite } from './store-suite.ts'

if (without) test('s3', { skip: without })
else storeSuite('s3', openS3UnderTest)
