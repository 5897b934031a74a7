// Empty is the program that does nothing, against which start-up is measured.
package main

func main() {}
