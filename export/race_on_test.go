//go:build race

package export_test

// raceDetector says that the race detector watches, with which all takes about
// ten times as long: what is not about goroutines then does less.
const raceDetector = true
