import { problem } from '#platform/problem.ts'

export const ArticleEmpty = problem('content.article_empty', 409, 'There is nothing written to publish yet')
export const ArticleTooLong = problem('content.article_too_long', 422, 'The article is longer than 200 kB')
export const NotAnArticle = problem('content.not_an_article', 409, 'This is no article')
export const NotForArticles = problem('content.not_for_articles', 409, 'An article has no file to do this with')
