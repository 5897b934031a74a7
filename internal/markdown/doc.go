// Package markdown spells text, code, links and headings so that every Markdown
// shows them alike: CommonMark and GFM, pandoc, kramdown, Redcarpet, and before
// Hugo's shortcodes and Jekyll's Liquid tags. markdownlint finds nothing in what
// it writes.
package markdown
