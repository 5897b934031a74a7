// Package text holds the one set of rules for characters: which of them text
// may hold, how text becomes clean, and how it is cut.
//
// Text may hold every character but
//
//   - control characters, tab, line feed and carriage return excepted where
//     text has several lines, and
//   - noncharacters such as U+FFFE and U+FDD0, which Unicode sets aside.
//
// XML 1.0 (production 2, Char) and HTML's parser refuse nearly the same. Bytes
// that are not UTF-8 are no characters at all. [Problem] says what is wrong
// with a text, [Clean] puts it right.
package text
