import { openFolderUnderTest } from './folder-store-under-test.ts'
import { storeSuite } from './store-suite.ts'

storeSuite('folder', openFolderUnderTest)
