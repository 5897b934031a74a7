// Package weburl holds the one set of rules for URLs: which may be published,
// which a stranger's text may lead to, and how they are written.
package weburl

import (
	"errors"
	"fmt"
	"net/mail"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-e2fd8668/recap/internal/text"
)

// IsWeb reports whether s is a URL that may be published as a web address: one
// with which [Problem] finds nothing wrong.
func IsWeb(s string) bool { return Problem(s) == "" }

// Problem says why s is not an absolute http or https URL that may be
// published, or returns "". A user name or password may not.
func Problem(s string) string {
	if problem := charProblem(s); problem != "" {
		return problem
	}
	u, err := url.Parse(s)
	switch {
	case err != nil:
		return "is not a URL: " + reason(err)
	case u.Scheme != "http" && u.Scheme != "https":
		return fmt.Sprintf("is %q; expected an absolute http or https URL", s)
	case u.Hostname() == "":
		return fmt.Sprintf("is %q, which names no host", s)
	case charProblem(u.Hostname()) != "": // "%88" stands for a byte
		return "names a host that " + charProblem(u.Hostname())
	case u.User != nil:
		return "holds a user name or password, which would be published"
	}
	return ""
}

// ContactProblem is [Problem] for a URL that may also be mailto: and an e-mail
// address.
func ContactProblem(s string) string {
	if !strings.HasPrefix(strings.ToLower(s), "mailto:") {
		return Problem(s)
	}
	if problem := charProblem(s); problem != "" {
		return problem
	}
	u, err := url.Parse(s)
	if err != nil {
		return "is not a URL: " + reason(err)
	}
	if _, err := parseAddress(u); err != nil {
		return fmt.Sprintf("is %q; expected mailto: and an e-mail address", s)
	}
	return ""
}

// Email is the address of a mailto URL, "" for any other URL and for an
// address that needs quotation marks (RFC 5322 section 3.4.1), which feed
// readers do not take for one.
func Email(contact string) string {
	u, err := url.Parse(contact)
	if err != nil || u.Scheme != "mailto" {
		return ""
	}
	address, err := parseAddress(u)
	if err != nil || strings.Trim(address, unquoted) != "" {
		return ""
	}
	return address
}

// unquoted holds the characters of an address without quotation marks.
const unquoted = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.@"

func parseAddress(u *url.URL) (string, error) {
	unescaped, err := url.PathUnescape(u.Opaque)
	if err != nil {
		return "", err
	}
	address, err := mail.ParseAddress(unescaped)
	if err != nil {
		return "", err
	}
	return address.Address, nil
}

// charProblem finds what cannot stand in a URL, and url.Parse lets pass.
func charProblem(s string) string {
	if problem := text.Problem(s, ""); problem != "" {
		return problem
	}
	// RFC 3986 section 2 leaves these out, RFC 3987 section 4.1 the controls of
	// direction, with which an address would read as another one.
	if i := strings.IndexFunc(s, isOutside); i >= 0 {
		r, _ := utf8.DecodeRuneInString(s[i:])
		return fmt.Sprintf("holds %q, which must be percent-encoded in a URL", r)
	}
	return ""
}

// isOutside reports whether a character of a text must be percent-encoded in a URL.
func isOutside(r rune) bool {
	switch r {
	case ' ', '<', '>', '"', '\\', '^', '`', '{', '|', '}':
		return true
	}
	return r >= utf8.RuneSelf && (unicode.IsSpace(r) || unicode.Is(unicode.Bidi_Control, r))
}

// reason is the cause of a url.Error without the URL, which may be long.
func reason(err error) string { return errors.Unwrap(err).Error() }

// FileName is the name of the file that a URL leads to, or else its host.
func FileName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if name := path.Base(u.Path); name != "." && name != "/" && text.IsVisible(name) {
		return name
	}
	return u.Host
}
