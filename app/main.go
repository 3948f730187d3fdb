// Command dondoc tracks how government directives are carried out.
package main

func main() {}
