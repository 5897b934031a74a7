// Package body holds what speakers and authors write as a tree, and writes it
// as HTML, plain text and Markdown.
//
// There are two readers, each for its language: [Parse] reads Markdown
// (CommonMark 0.31 with GitHub's tables, strikethrough, task lists and
// autolinks, and footnotes) by goldmark, [ParseHTML] reads HTML by bluemonday and
// x/net/html. Markdown that holds HTML goes through both. The tree is made of the
// nodes of github.com/gomarkdown/markdown/ast and of our [Element]; the writers
// are three walks over it.
//
// Bodies come from strangers. Only what is listed here gets into the tree, so
// nothing that walks it has to be careful again: an address in it is of the
// schemes http, https and mailto, names no user, and is absolute unless the body
// was read without a base; there are no ids, classes or styles.
//
// # Elements
//
// Blocks: paragraphs, headings of three ranks, lists, definition lists, block
// quotations, code with the name of its language, rules, tables with the
// alignment of their cells, details with a summary, figures with a caption.
// In lines: links, pictures, em, strong, del, code, kbd, abbr, mark, sub, sup,
// line breaks, the boxes of tasks, references to footnotes.
//
// Elements with a near relation become it (b strong, i em, s del, tt code);
// others are taken away and their text stays, except the content of script and
// style. What only looks like a tag, such as the <T> of List<T>, is shown as it
// was written.
package body
