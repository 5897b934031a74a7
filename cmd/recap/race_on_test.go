//go:build race

package main

// raceDetector says that the race detector watches, with which a process takes
// several times the memory.
const raceDetector = true
