package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/seed-e2fd8668/recap/source"
)

// The bounds of what is fetched. Its size is that of any input.
const (
	fetchTimeout = 2 * time.Minute
	maxRedirects = 10
)

// isURL reports whether an input is to be fetched.
func isURL(name string) bool {
	scheme, _, found := strings.Cut(name, "://")
	return found && slices.Contains([]string{"http", "https", "webcal", "webcals"}, strings.ToLower(scheme))
}

// fetch fetches what stands at a URL. What was fetched before and has not
// changed, as far as the server knows, comes from the cache.
func fetch(ctx context.Context, address string, bar *progress) ([]byte, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("%s is no address; expected one such as https://example.org/schedule.xml", address)
	}
	ctx, cancel := context.WithTimeout(ctx, fetchTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("User-Agent", "recap/"+version()+" (+https://github.com/seed-e2fd8668/recap)")
	cached := cachedAt(u)
	cached.ask(request)
	client := http.Client{CheckRedirect: checkRedirect}
	response, err := client.Do(request)
	if err != nil {
		return nil, unreachable(u, err)
	}
	defer response.Body.Close()
	if response.StatusCode == http.StatusNotModified && cached != nil {
		cached.touch()
		return cached.body, nil
	}
	if response.StatusCode != http.StatusOK {
		return nil, refused(u, response)
	}
	if response.ContentLength > source.MaxBytes {
		return nil, tooLarge(u)
	}
	data, err := io.ReadAll(bar.reading(io.LimitReader(response.Body, source.MaxBytes+1), response.ContentLength))
	switch {
	case err != nil:
		return nil, unreachable(u, err)
	case len(data) > source.MaxBytes:
		return nil, tooLarge(u)
	}
	keep(u, response, data)
	return data, nil
}

func tooLarge(u *url.URL) error {
	return fmt.Errorf("%s is larger than the %d MiB that are read", u.Redacted(), source.MaxBytes>>20)
}

func checkRedirect(request *http.Request, before []*http.Request) error {
	switch {
	case request.URL.Scheme != "http" && request.URL.Scheme != "https":
		return fmt.Errorf("it redirects to %s; only http and https are followed", request.URL.Redacted())
	case len(before) >= maxRedirects:
		return fmt.Errorf("it redirects more than %d times", maxRedirects)
	}
	return nil
}

// unreachable words why there is no answer, or only a part of one.
func unreachable(u *url.URL, err error) error {
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err // without the method and the address, which stand before it
	}
	var dns *net.DNSError
	var refused *net.OpError
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%s did not answer in time", u.Redacted())
	case errors.As(err, &dns):
		return fmt.Errorf("%s: there is no host %s", u.Redacted(), u.Hostname())
	case errors.As(err, &refused) && refused.Op == "dial":
		return fmt.Errorf("%s does not answer: %w", u.Redacted(), refused.Err)
	}
	return fmt.Errorf("%s: %w", u.Redacted(), err)
}

// refused words an answer that is not what was asked for.
func refused(u *url.URL, response *http.Response) error {
	var hint string
	switch response.StatusCode {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusProxyAuthRequired:
		hint = "; it needs a login: save the file with a browser and convert that"
	case http.StatusNotFound, http.StatusGone:
		hint = "; nothing is there"
	case http.StatusTooManyRequests, http.StatusServiceUnavailable:
		hint = "; try again later"
	}
	return fmt.Errorf("%s answers %s%s", u.Redacted(), response.Status, hint)
}

// fetched is an input that was fetched. A page about a schedule is refused, and
// what it links to is named.
func (r *reading) fetched(ctx context.Context, address string, bar *progress) (io.ReadCloser, error) {
	if scheme, rest, _ := strings.Cut(address, "://"); strings.HasPrefix(scheme, "webcal") {
		address = "https://" + rest // as calendar apps have it
	}
	data, err := fetch(ctx, address, bar)
	if err != nil {
		return nil, err
	}
	if r.options.Readers == nil && isPage(data) {
		return nil, aboutSchedule(address, data)
	}
	return io.NopCloser(bytes.NewReader(data)), nil
}
