// Writes a page and three feeds of a post in JSON with the packages that people
// take for it: node build.mjs post.json DIR
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Feed } from 'feed'
import { marked } from 'marked'
import sanitize from 'sanitize-html'

const [input, dir] = process.argv.slice(2)
const post = JSON.parse(readFileSync(input, 'utf8'))
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`)
const feed = new Feed({ id: post.url, title: post.title, link: post.url, updated: new Date(post.published), copyright: '' })
const articles = post.sessions.map((session) => {
  const content = sanitize(marked.parse(session.summary))
  const link = `${post.url}#${session.id}`
  feed.addItem({ id: link, title: session.title, link, content, date: new Date(post.published), author: session.speakers.map(({ name }) => ({ name })) })
  const speakers = session.speakers.map((s) => escape(s.name)).join(', ')
  return `<article id="${session.id}">\n<h2>${escape(session.title)}</h2>\n<p>${speakers}</p>\n${content}\n</article>`
})
const page = `<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8"><title>${escape(post.title)}</title></head>\n<body>\n<h1>${escape(post.title)}</h1>\n${articles.join('\n')}\n</body>\n</html>\n`
writeFileSync(join(dir, 'index.html'), page)
writeFileSync(join(dir, 'rss.xml'), feed.rss2())
writeFileSync(join(dir, 'atom.xml'), feed.atom1())
writeFileSync(join(dir, 'feed.json'), feed.json1())
